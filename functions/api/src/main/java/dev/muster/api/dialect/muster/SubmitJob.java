package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Submission;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/jobs}: takes a job in, and waits for its end as long as the caller prefers to. */
final class SubmitJob {
    private final Submission submission;
    private final Limits limits;
    private final JsonReader reader;

    SubmitJob(Ports ports, Limits limits) {
        this.submission = new Submission(ports, limits);
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> ContentType.of(call.request(), List.of("application/json")))
                // A key that is none is said before anything of the body.
                .then(type -> IdempotencyKey.of(call.request()))
                .then(key -> command(call))
                .then(command -> submission.submit(call, command, Duration.ZERO))
                .map(JobAnswer::of);
    }

    private Checked<Command> command(Call call) {
        return reader.read(call.request().body().bytes()).then(json -> JobRequest.read(json, limits));
    }
}
