package dev.muster.api.dialect.muster;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The error as a problem document (RFC 9457), with {@code code} and {@code errors} as extensions (§3.2). */
final class ProblemDocument {
    private ProblemDocument() {}

    static ApiResponse of(List<ApiProblem> problems, String requestId) {
        ApiProblem first = problems.getFirst();
        int status = status(first.kind());
        JsonValue document = JsonValue.object(
                JsonValue.member("type", "/docs/problems#" + first.kind().code()),
                JsonValue.member("title", title(first.kind())),
                JsonValue.member("status", JsonValue.of(status)),
                JsonValue.member("detail", detail(problems)),
                JsonValue.member("code", first.kind().code()),
                JsonValue.member("errors", errors(problems)),
                JsonValue.member("request_id", requestId));
        ApiResponse response = ApiResponse.of(status, "application/problem+json", JsonWriter.write(document));
        return first.kind() == ApiProblem.Kind.UNAUTHENTICATED ? response.with("WWW-Authenticate", "Bearer") : response;
    }

    /**
     * Returns the first problem of a document, or all problems of a body that has no pointers, such as the headings of a
     * file.
     */
    private static String detail(List<ApiProblem> problems) {
        ApiProblem first = problems.getFirst();
        return first.pointer().isEmpty()
                ? problems.stream()
                        .filter(problem -> problem.pointer().isEmpty())
                        .map(ApiProblem::detail)
                        .collect(Collectors.joining("; "))
                : first.pointer() + ": " + first.detail();
    }

    /** Returns the problems as a list. Of other kinds than an invalid value, a single one stands in the detail alone. */
    private static JsonValue errors(List<ApiProblem> problems) {
        return JsonValue.array(problems.stream()
                .filter(problem -> problems.size() > 1
                        || problem.kind() == ApiProblem.Kind.INVALID
                        || !problem.pointer().isEmpty())
                .map(problem -> JsonValue.object(
                        JsonValue.member("pointer", problem.pointer()), JsonValue.member("detail", problem.detail())))
                .toList());
    }

    private static int status(ApiProblem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case TOO_MANY_AFFECTED, CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INVALID, KEY_REUSED -> 422;
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> 429;
            case INTERNAL -> 500;
        };
    }

    private static String title(ApiProblem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "Bad Request";
            case UNAUTHENTICATED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND -> "Not Found";
            case METHOD_NOT_ALLOWED -> "Method Not Allowed";
            case NOT_ACCEPTABLE -> "Not Acceptable";
            case TOO_MANY_AFFECTED -> "Conflict";
            case TOO_LARGE -> "Content Too Large";
            case UNSUPPORTED_MEDIA_TYPE -> "Unsupported Media Type";
            case INVALID -> "Unprocessable Content";
            case CONFLICT -> "Conflict";
            case PRECONDITION_FAILED -> "Precondition Failed";
            case KEY_REUSED -> "Unprocessable Content";
            case RATE_LIMITED -> "Too Many Requests";
            case TOO_MANY_OPEN_JOBS -> "Too Many Requests";
            case INTERNAL -> "Internal Server Error";
        };
    }
}
