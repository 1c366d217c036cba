package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AssignedLeaders;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/jobs}: submits a job and waits for its end as long as the caller prefers. */
final class SubmitJob {
    private final JobSubmission jobSubmission;
    private final Limits limits;
    private final JsonReader reader;

    SubmitJob(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> ContentType.of(call.request(), List.of("application/json")))
                .flatMap(_ -> command(call))
                .flatMap(command -> jobSubmission.submit(call, command, Duration.ZERO))
                .map(JobResponse::of);
    }

    private Validated<Command> command(AuthenticatedRequest call) {
        return reader.read(call.request().body().bytes())
                .flatMap(json -> JobRequest.read(json, limits)
                        .flatMap(command -> AssignedLeaders.check(
                                call, json, command.change().assignments(), command)));
    }
}
