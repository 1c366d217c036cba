package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.file.FileBody;
import dev.muster.api.file.FileLimits;
import dev.muster.api.file.FileOptionsReader;
import dev.muster.api.file.FileReader;
import dev.muster.api.file.FileRows;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.flow.job.SubmitFile;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** {@code POST /v1/jobs} with a file: the whole job in one request. The query has the options. */
final class FileSubmission {
    private final JobSubmission jobSubmission;
    private final Limits limits;
    private final FileReader reader;

    FileSubmission(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.limits = limits;
        this.reader = new FileReader(limits);
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), parameters())
                .flatMap(query -> FileOptionsReader.ofQuery(query, limits)
                        .flatMap(file ->
                                JobOptionsQuery.read(query, limits).flatMap(options -> submit(call, file, options))));
    }

    private static Set<String> parameters() {
        Set<String> parameters = new HashSet<>(FileOptionsReader.PARAMETERS);
        parameters.addAll(JobOptionsQuery.PARAMETERS);
        parameters.add(FileBody.TYPE);
        return parameters;
    }

    private Validated<ApiResponse> submit(AuthenticatedRequest call, FileOptions file, JobOptions options) {
        return FileBody.of(call.request(), FileLimits.STANDARD)
                .flatMap(body -> reader.open(body, file, 0))
                .flatMap(rows -> submit(call, file, options, rows));
    }

    private Validated<ApiResponse> submit(
            AuthenticatedRequest call, FileOptions file, JobOptions options, FileRows sent) {
        try (SentRows rows = new SentRows(sent)) {
            return switch (call.engine().submitFile().submit(call.context(), file, options, rows)) {
                case SubmitFile.FileResult.Submitted(SubmitResult result) -> respond(call, result);
                case SubmitFile.FileResult.Unreadable _ -> rows.failure();
            };
        }
    }

    private Validated<ApiResponse> respond(AuthenticatedRequest call, SubmitResult result) {
        return jobSubmission.awaitResult(call, Duration.ZERO, result).map(JobResponse::of);
    }
}
