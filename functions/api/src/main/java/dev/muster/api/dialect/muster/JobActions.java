package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.time.Duration;

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
                .flatMap(request -> jobSubmission.awaitResult(
                        call, Duration.ZERO, call.engine().cancel().cancel(call.context(), request.job())))
                .map(result -> JobResponse.of(result, result.status().job().hasEnded()));
    }

    Validated<ApiResponse> release(AuthenticatedRequest call) {
        return reader.read(call, _ -> JobOptions.DEFAULT)
                .flatMap(request -> jobSubmission.awaitResult(
                        call, Duration.ZERO, call.engine().release().release(call.context(), request.job())))
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
}
