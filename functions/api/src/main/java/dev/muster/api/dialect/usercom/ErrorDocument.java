package dev.muster.api.dialect.usercom;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The error document of this API: messages by field, or one detail (docs/dialects/usercom.md). */
final class ErrorDocument {
    private static final String NO_FIELD = "non_field_errors";

    private ErrorDocument() {}

    static ApiResponse of(ApiRequest request, List<ApiProblem> problems) {
        ApiProblem first = problems.getFirst();
        return switch (first.kind()) {
            case INVALID -> fields(400, problems);
            case TOO_LARGE -> fields(413, problems);
            case MALFORMED -> detail(400, "Parse error - " + first.detail());
            case KEY_REUSED -> detail(400, first.detail());
            case TOO_MANY_AFFECTED, CONFLICT -> detail(409, first.detail());
            case PRECONDITION_FAILED -> detail(412, first.detail());
            case UNAUTHENTICATED -> detail(401, first.detail());
            case FORBIDDEN -> detail(403, first.detail());
            case NOT_FOUND -> detail(404, "Not found.");
            case METHOD_NOT_ALLOWED -> detail(405, "Method \"" + request.method() + "\" not allowed.");
            case NOT_ACCEPTABLE -> detail(406, "Could not satisfy the request Accept header.");
            case UNSUPPORTED_MEDIA_TYPE -> detail(415, "Unsupported media type: " + first.detail() + ".");
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> detail(429, first.detail());
            case INTERNAL -> detail(500, first.detail());
        };
    }

    static ApiResponse detail(int status, String text) {
        return ApiResponse.of(
                status, "application/json", JsonWriter.write(JsonValue.object(JsonValue.member("detail", text))));
    }

    private static ApiResponse fields(int status, List<ApiProblem> problems) {
        Map<String, Set<String>> messages = new LinkedHashMap<>();
        problems.forEach(problem -> messages.computeIfAbsent(field(problem), _ -> new LinkedHashSet<>())
                .add(problem.detail()));
        return ApiResponse.of(
                status,
                "application/json",
                JsonWriter.write(JsonValue.object(messages.entrySet().stream()
                        .map(entry -> JsonValue.member(
                                entry.getKey(),
                                JsonValue.array(entry.getValue().stream()
                                        .map(JsonValue::of)
                                        .toList())))
                        .toList())));
    }

    /** Returns the first segment of the pointer: a problem of a nested value belongs to its field. */
    private static String field(ApiProblem problem) {
        return problem.pointer().isEmpty()
                ? NO_FIELD
                : problem.pointer().substring(1).split("/", 2)[0];
    }
}
