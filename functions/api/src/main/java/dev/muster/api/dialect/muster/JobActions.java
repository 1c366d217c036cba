package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.IdempotentResponses;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.Cancel;
import dev.muster.core.flow.job.Release;
import dev.muster.core.flow.job.Retry;
import dev.muster.core.flow.job.Submit;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.flow.job.Undo;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /v1/jobs/{id}/cancel}, {@code release}, {@code retry} and {@code undo}: what is done with jobs that exist. */
final class JobActions {
    private final Cancel cancel;
    private final Release release;
    private final Retry retry;
    private final Undo undo;
    private final JobSubmission jobSubmission;
    private final IdempotentResponses idempotentResponses;
    private final JobActionRequest.Reader reader;

    JobActions(Ports ports, Limits limits) {
        this.cancel = ports.cancel();
        this.release = ports.release();
        this.retry = ports.retry();
        this.undo = ports.undo();
        this.jobSubmission = new JobSubmission(ports, limits);
        this.idempotentResponses = new IdempotentResponses(ports);
        this.reader = JobActionRequest.Reader.of(limits);
    }

    Validated<ApiResponse> cancel(AuthenticatedRequest call) {
        return reader.read(call, _ -> JobOptions.DEFAULT)
                .flatMap(request -> once(call, _ -> cancel.cancel(call.caller(), request.job(), call.deadline())))
                .map(result -> JobResponse.of(result, result.standing().job().hasEnded()));
    }

    Validated<ApiResponse> release(AuthenticatedRequest call) {
        return reader.read(call, _ -> JobOptions.DEFAULT)
                .flatMap(request ->
                        once(call, key -> release.release(call.caller(), request.job(), key, call.deadline())))
                .map(JobResponse::of);
    }

    Validated<ApiResponse> retry(AuthenticatedRequest call) {
        return reader.read(call, JobOptionsRequest::kept)
                .flatMap(request -> jobSubmission.begin(
                        call,
                        Duration.ZERO,
                        key -> retry.retry(call.caller(), request.job(), request.terms(), key, call.deadline())))
                .map(JobResponse::of);
    }

    Validated<ApiResponse> undo(AuthenticatedRequest call) {
        return reader.read(call, JobOptionsRequest::all)
                .flatMap(request -> jobSubmission.begin(
                        call,
                        Duration.ZERO,
                        key -> undo.undo(call.caller(), request.job(), request.terms(), key, call.deadline())))
                .map(JobResponse::of);
    }

    /** What may make no job has no job to remember a key by: which job it came to is remembered instead. */
    private Validated<JobSubmission.Result> once(
            AuthenticatedRequest call, Function<Optional<Submit.IdempotencyKey>, SubmitResult> flow) {
        return IdempotencyKeyHeader.of(call.request())
                .flatMap(key -> idempotentResponses.answer(call, () -> id(flow.apply(key))))
                .flatMap(id -> jobSubmission.await(
                        call, id.body(), id.headers().containsKey(IdempotencyKeyHeader.REPLAYED), Duration.ZERO));
    }

    private static Validated<ApiResponse> id(SubmitResult submitted) {
        return switch (submitted) {
            case SubmitResult.Refused(Problem problem) -> Validated.invalid(problem);
            case SubmitResult.Accepted accepted -> {
                ApiResponse id =
                        ApiResponse.of(202, "text/plain", accepted.job().id());
                yield Validated.valid(accepted.replayed() ? id.with(IdempotencyKeyHeader.REPLAYED, "true") : id);
            }
        };
    }
}
