package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.IdempotentResponses;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.function.Supplier;

/** The four actions on an existing job: {@code POST /v1/jobs/{id}/cancel}, release, retry and undo. */
final class JobActions {
    private final JobSubmission jobSubmission;
    private final JobActionRequest.Reader reader;

    JobActions(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.reader = JobActionRequest.Reader.of(limits);
    }

    Validated<ApiResponse> cancel(AuthenticatedRequest call) {
        return reader.read(call, _ -> JobOptions.DEFAULT)
                .flatMap(request ->
                        idempotent(call, () -> call.engine().cancel().cancel(call.context(), request.job())))
                .map(result -> JobResponse.of(result, result.status().job().hasEnded()));
    }

    Validated<ApiResponse> release(AuthenticatedRequest call) {
        return reader.read(call, _ -> JobOptions.DEFAULT)
                .flatMap(request ->
                        idempotent(call, () -> call.engine().release().release(call.context(), request.job())))
                .map(JobResponse::of);
    }

    Validated<ApiResponse> retry(AuthenticatedRequest call) {
        return reader.read(call, JobOptionsRequest::retentionAndNote)
                .flatMap(request -> jobSubmission.awaitResult(
                        call,
                        Duration.ZERO,
                        call.engine().retry().retry(call.context(), request.job(), request.options())))
                .map(JobResponse::of);
    }

    Validated<ApiResponse> undo(AuthenticatedRequest call) {
        return reader.read(call, JobOptionsRequest::all)
                .flatMap(request -> jobSubmission.awaitResult(
                        call,
                        Duration.ZERO,
                        call.engine().undo().undo(call.context(), request.job(), request.options())))
                .map(JobResponse::of);
    }

    /**
     * Runs the flow at most once for each Idempotency-Key. Cancel and release may create no job that could record the
     * key, so the id of their job is stored under it.
     */
    private Validated<JobSubmission.Result> idempotent(AuthenticatedRequest call, Supplier<SubmitResult> flow) {
        return IdempotentResponses.respond(call, () -> id(flow.get()))
                .flatMap(id -> jobSubmission.await(
                        call, id.body(), id.headers().containsKey(IdempotencyKeyHeader.REPLAYED), Duration.ZERO));
    }

    private static Validated<ApiResponse> id(SubmitResult result) {
        return switch (result) {
            case SubmitResult.Refused(var problem) -> Validated.invalid(problem);
            case SubmitResult.Accepted accepted -> {
                ApiResponse id =
                        ApiResponse.of(202, "text/plain", accepted.job().id());
                yield Validated.valid(accepted.replayed() ? id.with(IdempotencyKeyHeader.REPLAYED, "true") : id);
            }
        };
    }
}
