package dev.muster.api.dialect;

import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Prefer;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Report;
import dev.muster.core.flow.Standing;
import dev.muster.core.flow.Submit;
import dev.muster.core.flow.Submitted;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes a command in for any dialect and waits for its job's end (contracts/README, "What all five share"): honours the
 * Idempotency-Key of the request, and what it prefers about waiting (RFC 7240 §4.1 and §4.3).
 */
public final class Submission {
    /** How long a dialect waits whose clients expect the work to be done when they are answered. */
    public static final Duration PATIENCE = Limits.PATIENCE;

    /** What is kept back of the time for an answer, so that it is written before the deadline. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final Submit submit;
    private final Report report;
    private final Limits limits;

    public Submission(Ports ports, Limits limits) {
        this.submit = ports.submit();
        this.report = ports.report();
        this.limits = limits;
    }

    /** A job that exists, and how it stands when it is time to answer. */
    public sealed interface Result {
        Standing standing();

        /** Whether an earlier request with the same Idempotency-Key made the job. */
        boolean replayed();

        Optional<String> preferenceApplied();

        /** The job has ended: its totals are final. */
        record Done(Standing standing, boolean replayed, Optional<String> preferenceApplied) implements Result {}

        /** The job goes on after the answer. */
        record Accepted(Standing standing, boolean replayed, Optional<String> preferenceApplied) implements Result {}

        /** The address of the job. */
        default String address() {
            return "/v1/jobs/" + standing().job().id();
        }

        /**
         * The answer with the headers every dialect has in common: where the job is, as Location of a 202 and as Link
         * (RFC 8288) of any other status, which preferences were met, and whether this is a repetition.
         */
        default Response announce(Response response) {
            Response answer = response.status() == 202
                    ? response.with("Location", address())
                    : response.with("Link", "<" + address() + ">; rel=\"monitor\"");
            if (preferenceApplied().isPresent()) {
                answer = answer.with("Preference-Applied", preferenceApplied().get());
            }
            return replayed() ? answer.with(IdempotencyKey.REPLAYED, "true") : answer;
        }
    }

    /**
     * Submits the command, and waits.
     *
     * @param patience how long to wait when the request does not say
     */
    public Checked<Result> submit(Call call, Command command, Duration patience) {
        Optional<Problem> tooMany = tooMany(command);
        return tooMany.isPresent()
                ? Checked.refused(tooMany.get())
                : begin(
                        call,
                        patience,
                        key -> submit.submit(
                                call.caller(), command.keptAtMost(limits.retention()), key, call.deadline()));
    }

    /**
     * Waits for the job a flow comes to.
     *
     * @param flow is given the Idempotency-Key of the request, and honours it
     * @param patience how long to wait when the request does not say
     */
    public Checked<Result> begin(Call call, Duration patience, Function<Optional<Submit.Key>, Submitted> flow) {
        return IdempotencyKey.of(call.request()).then(key -> switch (flow.apply(key)) {
            case Submitted.Refused(Problem problem) -> Checked.refused(problem);
            case Submitted.Accepted accepted -> await(call, accepted.job().id(), accepted.replayed(), patience);
        });
    }

    /**
     * Waits for a job that exists.
     *
     * @param replayed whether an earlier request with the same Idempotency-Key began it
     * @param patience how long to wait when the request does not say
     */
    public Checked<Result> await(Call call, String job, boolean replayed, Duration patience) {
        Prefer prefer = Prefer.parse(call.request().header("prefer"), limits.patience());
        Duration asked = prefer.patience().orElse(prefer.respondAsync() ? Duration.ZERO : patience);
        boolean waits = prefer.patience().isPresent() || asked.isPositive();
        return report.await(call.tenant(), job, allowed(call, asked), call.deadline())
                .map(standing -> Checked.good(result(standing, replayed, prefer, waits)))
                .orElseGet(() -> Checked.refused(Problem.Kind.NOT_FOUND, "the job is no longer kept"));
    }

    /** A form of request that has no limit of its own on ids has this one. */
    private Optional<Problem> tooMany(Command command) {
        return command.selection() instanceof Selection.Ids(List<String> ids, int repeated) && ids.size() > limits.ids()
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "%d people are named; the limit is %d".formatted(ids.size(), limits.ids())))
                : Optional.empty();
    }

    /** No longer than leaves time for an answer. */
    private Duration allowed(Call call, Duration asked) {
        Duration left = call.deadline().left().minus(RESERVE);
        Duration allowed = left.compareTo(limits.patience()) < 0 ? left : limits.patience();
        Duration patience = asked.compareTo(allowed) < 0 ? asked : allowed;
        return patience.isNegative() ? Duration.ZERO : patience;
    }

    private static Result result(Standing standing, boolean replayed, Prefer prefer, boolean waits) {
        return waits && standing.job().hasEnded()
                ? new Result.Done(standing, replayed, prefer.applied(false))
                : new Result.Accepted(standing, replayed, prefer.applied(true));
    }
}
