package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.file.FileBody;
import dev.muster.api.file.FileLimits;
import dev.muster.api.file.FileReader;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.file.FileOptions;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.flow.job.UploadPart;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of the file of an open job: sends, lists and closes them. */
final class FileParts {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    private final JobSubmission jobSubmission;
    private final FileReader reader;
    private final CloseRequest.Reader closing;

    FileParts(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.reader = new FileReader(limits);
        this.closing = CloseRequest.Reader.of(limits);
    }

    /** {@code PUT /v1/jobs/{id}/parts/{number}}: 201 for a new part, 200 for a part that was stored with this content. */
    Validated<ApiResponse> put(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of(FileBody.TYPE))
                .flatMap(_ -> number(call))
                .flatMap(number -> jobId(call).flatMap(job -> put(call, job, number)));
    }

    private static Validated<String> jobId(AuthenticatedRequest call) {
        String id = call.parameter("id");
        return JobId.isValid(id)
                ? Validated.valid(id)
                : Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such job");
    }

    private static Validated<Integer> number(AuthenticatedRequest call) {
        String sent = call.parameter("number");
        return NUMBER.matcher(sent).matches() && Integer.parseInt(sent) <= FilePart.MAX_NUMBER
                ? Validated.valid(Integer.valueOf(sent))
                : Validated.invalid(
                        ApiProblem.Kind.INVALID,
                        "the number of a part is a whole number from 1 to %d, not \"%s\""
                                .formatted(
                                        FilePart.MAX_NUMBER, sent.length() <= 64 ? sent : sent.substring(0, 64) + "…"));
    }

    private Validated<ApiResponse> put(AuthenticatedRequest call, String job, int number) {
        UploadPart uploadPart = call.engine().uploadPart();
        return switch (uploadPart.find(call.context(), job)) {
            case UploadPart.FileLookup.Rejected(var problem) -> Validated.invalid(problem);
            case UploadPart.FileLookup.Found(Job found, FileOptions options) ->
                FileBody.of(call.request(), FileLimits.STANDARD)
                        .flatMap(body -> reader.open(body, options, number))
                        .flatMap(rows -> {
                            try (SentRows sent = new SentRows(rows)) {
                                return respond(sent, uploadPart.add(call.context(), found, number, sent));
                            }
                        });
        };
    }

    private static Validated<ApiResponse> respond(SentRows rows, UploadPart.PartResult result) {
        return switch (result) {
            case UploadPart.PartResult.Refused(var problem) -> Validated.invalid(problem);
            case UploadPart.PartResult.Unreadable _ -> rows.failure();
            case UploadPart.PartResult.Stored(FilePart part, boolean repeated) ->
                Validated.valid(
                        ApiResponse.of(repeated ? 200 : 201, "application/json", JsonWriter.write(document(part))));
        };
    }

    private static JsonValue document(FilePart part) {
        return JsonValue.object(
                JsonValue.member("part", JsonValue.of(part.number())),
                JsonValue.member("rows", JsonValue.of(part.count().rows())),
                JsonValue.member("bytes", JsonValue.of(part.count().bytes())),
                JsonValue.member("digest", part.digest()));
    }

    /** {@code GET /v1/jobs/{id}/parts}: the stored parts, ordered by number, and their rows together. */
    Validated<ApiResponse> list(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> jobId(call))
                .flatMap(job -> list(call, job));
    }

    private static Validated<ApiResponse> list(AuthenticatedRequest call, String job) {
        UploadPart uploadPart = call.engine().uploadPart();
        return switch (uploadPart.find(call.context(), job)) {
            case UploadPart.FileLookup.Rejected(var problem) -> Validated.invalid(problem);
            case UploadPart.FileLookup.Found(Job found, var _) ->
                Validated.valid(
                        ApiResponse.of(200, "application/json", JsonWriter.write(document(uploadPart.parts(found)))));
        };
    }

    private static JsonValue document(List<FilePart> parts) {
        return JsonValue.object(
                JsonValue.member(
                        "parts",
                        JsonValue.array(parts.stream().map(FileParts::document).toList())),
                JsonValue.member(
                        "rows",
                        JsonValue.of(parts.stream()
                                .mapToLong(part -> part.count().rows())
                                .sum())));
    }

    /** {@code POST /v1/jobs/{id}/close}: says how many parts and rows there are, and lets the job begin. */
    Validated<ApiResponse> close(AuthenticatedRequest call) {
        return jobId(call)
                .flatMap(job -> closing.read(call).flatMap(count -> {
                    SubmitResult result = call.engine().closeFile().close(call.context(), job, count);
                    return jobSubmission
                            .awaitResult(call, Duration.ZERO, result)
                            .map(JobResponse::of);
                }));
    }
}
