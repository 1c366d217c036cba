package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.http.PreferHeader;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes a command in for any dialect and waits for its job's end (contracts/README, "What all five share"): honours the
 * Idempotency-Key of the request, and what it prefers about waiting (RFC 7240 §4.1 and §4.3).
 */
public final class JobSubmission {
    /** How long a dialect waits whose clients expect the work to be done when they are answered. */
    public static final Duration PATIENCE = Limits.PATIENCE;

    /** What is kept back of the time for an answer, so that it is written before the deadline. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final Limits limits;

    public JobSubmission(Limits limits) {
        this.limits = limits;
    }

    /** A job that exists, and how it stands when it is time to answer. */
    public sealed interface Result {
        JobStatus standing();

        /** Whether an earlier request with the same Idempotency-Key made the job. */
        boolean replayed();

        Optional<String> preferenceApplied();

        /** The job has ended: its totals are final. */
        record Done(JobStatus standing, boolean replayed, Optional<String> preferenceApplied) implements Result {}

        /** The job goes on after the answer. */
        record Accepted(JobStatus standing, boolean replayed, Optional<String> preferenceApplied) implements Result {}

        /** The address of the job. */
        default String address() {
            return "/v1/jobs/" + standing().job().id();
        }

        /**
         * The answer with the headers every dialect has in common: where the job is, as Location of a 202 and as Link
         * (RFC 8288) of any other status, which preferences were met, and whether this is a repetition.
         */
        default ApiResponse addHeaders(ApiResponse response) {
            ApiResponse answer = response.status() == 202
                    ? response.with("Location", address())
                    : response.with("Link", "<" + address() + ">; rel=\"monitor\"");
            if (preferenceApplied().isPresent()) {
                answer = answer.with("Preference-Applied", preferenceApplied().get());
            }
            return replayed() ? answer.with(IdempotencyKeyHeader.REPLAYED, "true") : answer;
        }
    }

    /**
     * Submits the command, and waits.
     *
     * @param maxWait how long to wait when the request does not say
     */
    public Validated<Result> submit(AuthenticatedRequest call, Command command, Duration maxWait) {
        Optional<Problem> tooMany = tooMany(command);
        return tooMany.isPresent()
                ? Validated.invalid(tooMany.get())
                : begin(
                        call,
                        maxWait,
                        call.engine().submit().submit(call.context(), command.keptAtMost(limits.retention())));
    }

    /**
     * Waits for the job of a flow's result.
     *
     * @param maxWait how long to wait when the request does not say
     */
    public Validated<Result> begin(AuthenticatedRequest call, Duration maxWait, SubmitResult result) {
        return switch (result) {
            case SubmitResult.Refused(Problem problem) -> Validated.invalid(problem);
            case SubmitResult.Accepted accepted -> await(call, accepted.job().id(), accepted.replayed(), maxWait);
        };
    }

    /**
     * Waits for a job that exists.
     *
     * @param replayed whether an earlier request with the same Idempotency-Key began it
     * @param maxWait how long to wait when the request does not say
     */
    public Validated<Result> await(AuthenticatedRequest call, String job, boolean replayed, Duration maxWait) {
        PreferHeader prefer = PreferHeader.parse(call.request().header("prefer"), limits.maxWait());
        Duration asked = prefer.maxWait().orElse(prefer.respondAsync() ? Duration.ZERO : maxWait);
        boolean waits = prefer.maxWait().isPresent() || asked.isPositive();
        return call.engine()
                .report()
                .await(call.tenant(), job, allowed(call, asked))
                .map(standing -> Validated.valid(result(standing, replayed, prefer, waits)))
                .orElseGet(() -> Validated.invalid(Problem.Kind.NOT_FOUND, "the job is no longer kept"));
    }

    /** A form of request that has no limit of its own on ids has this one. */
    private Optional<Problem> tooMany(Command command) {
        return command.selection() instanceof Selection.Ids(List<String> ids, int _) && ids.size() > limits.ids()
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "%d people are named; the limit is %d".formatted(ids.size(), limits.ids())))
                : Optional.empty();
    }

    /** No longer than leaves time for an answer. */
    private Duration allowed(AuthenticatedRequest call, Duration asked) {
        Duration left = call.deadline().remaining().minus(RESERVE);
        Duration allowed = left.compareTo(limits.maxWait()) < 0 ? left : limits.maxWait();
        Duration maxWait = asked.compareTo(allowed) < 0 ? asked : allowed;
        return maxWait.isNegative() ? Duration.ZERO : maxWait;
    }

    private static Result result(JobStatus standing, boolean replayed, PreferHeader prefer, boolean waits) {
        return waits && standing.job().hasEnded()
                ? new Result.Done(standing, replayed, prefer.applied(false))
                : new Result.Accepted(standing, replayed, prefer.applied(true));
    }
}
