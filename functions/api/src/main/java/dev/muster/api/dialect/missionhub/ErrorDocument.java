package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors of this dialect, as JSON:API error objects. Clients treat 405, 409, 410 and 415 as success and compare the
 * detail of a 401 with fixed texts, so no other texts and none of those statuses are sent
 * (docs/dialects/missionhub.md).
 */
final class ErrorDocument {
    static final String EXPIRED = "Expired access token";
    static final String INVALID = "Invalid access token";

    private static final String ATTRIBUTES = "/data/attributes/";

    private ErrorDocument() {}

    static ApiResponse of(List<ApiProblem> problems) {
        JsonValue document = JsonValue.object(JsonValue.member(
                "errors",
                JsonValue.array(problems.stream().map(ErrorDocument::error).toList())));
        return ApiResponse.of(
                status(problems.getFirst().kind()), RequestDocument.MEDIA_TYPE, JsonWriter.write(document));
    }

    private static JsonValue error(ApiProblem problem) {
        List<Member> members = new ArrayList<>(List.of(
                JsonValue.member("status", Integer.toString(status(problem.kind()))),
                JsonValue.member("title", title(problem.kind())),
                JsonValue.member("detail", detail(problem))));
        if (!problem.pointer().isEmpty()) {
            members.add(JsonValue.member("source", JsonValue.object(JsonValue.member("pointer", problem.pointer()))));
        }
        return JsonValue.object(members);
    }

    /** Returns the detail with the field's name, since clients show the detail only. */
    private static String detail(ApiProblem problem) {
        if (problem.kind() == ApiProblem.Kind.UNAUTHENTICATED) {
            return problem.detail().equals(EXPIRED) || problem.detail().equals(OpenSession.UNKNOWN_KEY)
                    ? problem.detail()
                    : INVALID;
        }
        return problem.pointer().isEmpty() ? problem.detail() : field(problem.pointer()) + " " + problem.detail();
    }

    private static String field(String pointer) {
        return pointer.startsWith(ATTRIBUTES) ? pointer.substring(ATTRIBUTES.length()) : pointer.substring(1);
    }

    private static int status(ApiProblem.Kind kind) {
        return switch (kind) {
            case MALFORMED, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND, METHOD_NOT_ALLOWED -> 404;
            case TOO_LARGE -> 413;
            case INVALID, TOO_MANY_AFFECTED, CONFLICT, PRECONDITION_FAILED, KEY_REUSED -> 422;
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> 429;
            case INTERNAL -> 500;
        };
    }

    private static String title(ApiProblem.Kind kind) {
        return switch (kind) {
            case MALFORMED, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "Bad request";
            case UNAUTHENTICATED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "Not found";
            case TOO_LARGE -> "Too large";
            case INVALID, TOO_MANY_AFFECTED, CONFLICT, PRECONDITION_FAILED, KEY_REUSED -> "Unprocessable";
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> "Too many requests";
            case INTERNAL -> "Internal error";
        };
    }
}
