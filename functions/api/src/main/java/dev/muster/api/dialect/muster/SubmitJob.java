package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Prefer;
import dev.muster.api.http.Response;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Report;
import dev.muster.core.flow.Standing;
import dev.muster.core.flow.Submit;
import dev.muster.core.flow.Submitted;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/jobs}: takes a job in, and waits for its end as long as the caller prefers to. */
final class SubmitJob {
    /** What is kept back of the time for an answer, so that it is written before the deadline. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final Submit submit;
    private final Report report;
    private final Limits limits;
    private final JsonReader reader;

    SubmitJob(Ports ports, Limits limits) {
        this.submit = ports.submit();
        this.report = ports.report();
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> ContentType.of(call.request(), List.of("application/json")))
                .then(type -> IdempotencyKey.of(call.request()))
                .then(key -> command(call).then(command -> submit(call, command, key)));
    }

    private Checked<Command> command(Call call) {
        return reader.read(call.request().body().bytes()).then(json -> JobRequest.read(json, limits));
    }

    private Checked<Response> submit(Call call, Command command, Optional<Submit.Key> key) {
        return switch (submit.submit(call.caller(), command, key, call.deadline())) {
            case Submitted.Refused(Problem problem) -> Checked.refused(problem);
            case Submitted.Accepted accepted ->
                standing(call, accepted)
                        .map(standing ->
                                response(Prefer.parse(call.request().header("prefer")), standing, accepted.replayed()));
        };
    }

    private Checked<Standing> standing(Call call, Submitted.Accepted accepted) {
        Duration patience = patience(call);
        return report.await(call.tenant(), accepted.job().id(), patience, call.deadline())
                .map(Checked::good)
                .orElseGet(() -> Checked.refused(Problem.Kind.NOT_FOUND, "the job is no longer kept"));
    }

    /** How long to wait: as long as the caller likes, and the time for an answer allows. */
    private static Duration patience(Call call) {
        Duration asked =
                Prefer.parse(call.request().header("prefer")).patience().orElse(Duration.ZERO);
        Duration allowed = call.deadline().left().minus(RESERVE);
        Duration patience = asked.compareTo(allowed) < 0 ? asked : allowed;
        return patience.isNegative() ? Duration.ZERO : patience;
    }

    private static Response response(Prefer prefer, Standing standing, boolean replayed) {
        boolean waited = prefer.patience().isPresent() && standing.job().hasEnded();
        String address = JobDocument.address(standing.job());
        Response response = Response.of(
                        waited ? 200 : 202, "application/json", JsonWriter.write(JobDocument.of(standing)))
                .with("Location", address);
        if (waited) {
            response = response.with("Link", "<" + address + ">; rel=\"monitor\"");
        }
        if (replayed) {
            response = response.with("Idempotency-Replayed", "true");
        }
        Optional<String> applied = prefer.applied(!waited);
        return applied.isPresent() ? response.with("Preference-Applied", applied.get()) : response;
    }
}
