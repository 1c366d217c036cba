package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AssignedLeaders;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.file.FileBody;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code POST /v1/jobs}: submits a job and waits for its end as long as the caller prefers. */
final class SubmitJob {
    private final JobSubmission jobSubmission;
    private final FileSubmission fileSubmission;
    private final Limits limits;
    private final JsonReader reader;

    SubmitJob(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.fileSubmission = new FileSubmission(limits);
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        if (FileBody.isFile(call.request())) {
            return fileSubmission.respond(call);
        }
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> checkType(call))
                .flatMap(_ -> reader.read(call.request().body().bytes()))
                .flatMap(json -> OpenJobRequest.matches(json) ? open(call, json) : submit(call, json));
    }

    private static Validated<String> checkType(AuthenticatedRequest call) {
        return ContentType.of(call.request(), List.of("application/json")) instanceof Validated.Valid<String> json
                ? json
                : Validated.invalid(
                        ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "the body must be application/json, or a file as text/csv, application/x-ndjson or"
                                + " application/gzip, in UTF-8; with curl send a file with -T or --data-binary and"
                                + " -H 'Content-Type: text/csv', because -d strips its line breaks");
    }

    private Validated<ApiResponse> submit(AuthenticatedRequest call, JsonValue json) {
        return JobRequest.read(json, limits)
                .flatMap(command ->
                        AssignedLeaders.check(call, json, command.change().assignments(), command))
                .flatMap(command -> jobSubmission.submit(call, command, Duration.ZERO))
                .map(JobResponse::of);
    }

    /** Opens a job for the parts of a file: 201, because the job is there and nothing runs. */
    private Validated<ApiResponse> open(AuthenticatedRequest call, JsonValue json) {
        return OpenJobRequest.read(json, limits)
                .flatMap(request -> jobSubmission.awaitResult(
                        call,
                        Duration.ZERO,
                        call.engine().openFile().open(call.context(), request.file(), request.options())))
                .map(JobResponse::created);
    }
}
