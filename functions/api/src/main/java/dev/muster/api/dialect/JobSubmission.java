package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.http.PreferHeader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.Limits;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.TimeReserve;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Submits the command of any dialect and waits for the end of its job (docs/dialects/README.md): replays an earlier job
 * under the same Idempotency-Key, and honours the request's preferences about waiting (RFC 7240 §4.1 and §4.3).
 */
public final class JobSubmission {
    /** Longest wait of dialects whose clients expect the work to be complete when they receive the response. */
    public static final Duration DEFAULT_MAX_WAIT = Limits.MAX_WAIT;

    private final Limits limits;

    public JobSubmission(Limits limits) {
        this.limits = limits;
    }

    /** A submitted job, with its status when the wait ended. */
    public sealed interface Result {
        JobStatus status();

        /** Returns whether an earlier request with the same Idempotency-Key created the job. */
        boolean replayed();

        Optional<String> preferenceApplied();

        /** The job has ended: its totals are final. */
        record Done(JobStatus status, boolean replayed, Optional<String> preferenceApplied) implements Result {}

        /** The job continues after the response. */
        record Accepted(JobStatus status, boolean replayed, Optional<String> preferenceApplied) implements Result {}

        /** Returns the path of the job. */
        default String address() {
            return "/v1/jobs/" + status().job().id();
        }

        /**
         * Adds the headers that all dialects share: the path of the job as Location of a 202 and as Link (RFC 8288) of
         * any other status, the preferences applied, and whether the response is a replay.
         */
        default ApiResponse addHeaders(ApiResponse response) {
            ApiResponse extended = response.status() == 202
                    ? response.with("Location", address())
                    : response.with("Link", "<" + address() + ">; rel=\"monitor\"");
            if (preferenceApplied().isPresent()) {
                extended =
                        extended.with("Preference-Applied", preferenceApplied().get());
            }
            return replayed() ? extended.with(IdempotencyKeyHeader.REPLAYED, "true") : extended;
        }
    }

    /**
     * Submits the command and waits for its job.
     *
     * @param maxWait longest wait when the request states none
     */
    public Validated<Result> submit(AuthenticatedRequest call, Command command, Duration maxWait) {
        Optional<ApiProblem> problem = checkIdCount(command);
        return problem.isPresent()
                ? Validated.invalid(problem.get())
                : awaitResult(
                        call,
                        maxWait,
                        call.engine().submit().submit(call.context(), command.keptAtMost(limits.retention())));
    }

    /**
     * Waits for the job that a flow has created.
     *
     * @param maxWait longest wait when the request states none
     */
    public Validated<Result> awaitResult(AuthenticatedRequest call, Duration maxWait, SubmitResult result) {
        return switch (result) {
            case SubmitResult.Refused(var problem) -> Validated.invalid(problem);
            case SubmitResult.Accepted accepted -> await(call, accepted, maxWait);
        };
    }

    /**
     * Waits for an existing job.
     *
     * @param maxWait longest wait when the request states none
     */
    private Validated<Result> await(AuthenticatedRequest call, SubmitResult.Accepted accepted, Duration maxWait) {
        PreferHeader prefer = PreferHeader.parse(call.request().header("prefer"), limits.maxWait());
        Duration requested = prefer.maxWait().orElse(prefer.respondAsync() ? Duration.ZERO : maxWait);
        boolean hasWaited = prefer.maxWait().isPresent() || requested.isPositive();
        Job job = accepted.job();
        return awaitWithinQuota(call, job, boundedWait(call, requested))
                .map(status -> status.map(known -> result(known, accepted.replayed(), prefer, hasWaited)))
                .orElseGet(() -> call.engine()
                        .report()
                        .await(job, Duration.ZERO)
                        .map(status -> new Result.Accepted(
                                status, accepted.replayed(), Optional.of(PreferHeader.RESPOND_ASYNC))))
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(ApiProblem.Kind.NOT_FOUND, "the job has expired"));
    }

    /**
     * Waits for the job. Returns empty at once when too many requests of the credential wait already; then the request
     * gets its response as if it preferred not to wait.
     */
    private static Optional<Optional<JobStatus>> awaitWithinQuota(AuthenticatedRequest call, Job job, Duration wait) {
        Supplier<Optional<JobStatus>> report = () -> call.engine().report().await(job, wait);
        return wait.isPositive()
                ? call.engine().waitQuota().await(call.credential(), wait, report)
                : Optional.of(report.get());
    }

    /** Rejects more ids than a job may have, for dialects without a smaller limit of their own. */
    private Optional<ApiProblem> checkIdCount(Command command) {
        return command.selection() instanceof Selection.Ids(List<String> ids, int _) && ids.size() > limits.ids()
                ? Optional.of(new ApiProblem(
                        ApiProblem.Kind.TOO_LARGE,
                        "the request has %d ids; the limit is %d".formatted(ids.size(), limits.ids())))
                : Optional.empty();
    }

    /** Returns the wait, reduced so that time for the response remains. */
    private Duration boundedWait(AuthenticatedRequest call, Duration requested) {
        Duration available = call.deadline().remaining().minus(TimeReserve.JOB_RESPONSE);
        Duration longest = available.compareTo(limits.maxWait()) < 0 ? available : limits.maxWait();
        Duration maxWait = requested.compareTo(longest) < 0 ? requested : longest;
        return maxWait.isNegative() ? Duration.ZERO : maxWait;
    }

    private static Result result(JobStatus status, boolean replayed, PreferHeader prefer, boolean hasWaited) {
        return hasWaited && status.job().hasEnded()
                ? new Result.Done(status, replayed, prefer.applied(false))
                : new Result.Accepted(status, replayed, prefer.applied(true));
    }
}
