package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.EntityTag;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.job.JobStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/jobs} and {@code GET /v1/jobs/{id}}. */
final class ReadJobs {
    private static final String PATH = "/v1/jobs";
    private static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    /** Jobs of a list that count for one call: a running job has tally pages and a plan to read. */
    private static final int JOBS_OF_A_CALL = 20;

    private final Cursors cursors;

    ReadJobs(Cursors cursors) {
        this.cursors = cursors;
    }

    static Validated<ApiResponse> one(AuthenticatedRequest call, JobLookup lookup) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> lookup.find(call))
                .map(status -> response(call, status, lookup.links(status)));
    }

    /** Returns the document. The totals of a running job move while its version stays, so the text is the version. */
    private static ApiResponse response(AuthenticatedRequest call, JobStatus status, JsonValue links) {
        String body = JsonWriter.write(JobDocument.of(status, links));
        return ConditionalResponse.of(
                call.request(),
                body,
                EntityTag.of(call.tenant(), "job", status.job().id(), body));
    }

    Validated<ApiResponse> list(AuthenticatedRequest call) {
        PageLinks pageLinks = new PageLinks(cursors, call, PATH, "GET " + PATH);
        return QueryParameters.of(call.request(), Set.of("limit", "cursor"))
                .flatMap(queryParameters -> queryParameters
                        .number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT)
                        .flatMap(limit -> pageLinks
                                .position(queryParameters)
                                .map(before -> list(call, limit, before, pageLinks, queryParameters))));
    }

    private ApiResponse list(
            AuthenticatedRequest call,
            int limit,
            Optional<String> before,
            PageLinks pageLinks,
            QueryParameters queryParameters) {
        // One job more than requested shows whether there is a next page.
        List<JobStatus> found = call.engine().readableJobs().list(call.context(), limit + 1, before);
        List<JobStatus> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(pageLinks.cursor(page.getLast().job().id()))
                : Optional.empty();
        JsonValue document = JsonValue.object(
                JsonValue.member(
                        "jobs",
                        JsonValue.array(page.stream().map(JobDocument::of).toList())),
                JsonValue.member("next", next.map(JsonValue::of).orElse(JsonValue.JsonNull.NULL)));
        ApiResponse response = unchanged(call, limit + " " + before.orElse(""), JsonWriter.write(document))
                .countingFor(Math.max(1, Math.ceilDiv(page.size(), JOBS_OF_A_CALL)));
        return next.isPresent() ? response.with("Link", pageLinks.link(queryParameters, next.get())) : response;
    }

    /** Returns the page, or 304 if no job of it has moved: a console asks again and again. */
    private static ApiResponse unchanged(AuthenticatedRequest call, String range, String body) {
        EntityTag tag = EntityTag.of(call.tenant(), "jobs", range, body);
        return ConditionalResponse.of(call.request(), body, tag);
    }
}
