package dev.muster.api.dialect.muster;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonWriter;
import dev.muster.core.job.Problem;
import java.util.List;

/** A refusal as a problem document (RFC 9457), its {@code code} and {@code errors} the extensions of §3.2. */
final class ProblemDocument {
    private ProblemDocument() {}

    static ApiResponse of(List<Problem> problems, String requestId) {
        Problem first = problems.getFirst();
        int status = status(first.kind());
        JsonValue document = JsonValue.object(
                JsonValue.member("type", "/problems/" + first.kind().code()),
                JsonValue.member("title", title(first.kind())),
                JsonValue.member("status", JsonValue.of(status)),
                JsonValue.member("detail", detail(first)),
                JsonValue.member("code", first.kind().code()),
                JsonValue.member("errors", errors(problems)),
                JsonValue.member("request_id", requestId));
        ApiResponse response = ApiResponse.of(status, "application/problem+json", JsonWriter.write(document));
        return first.kind() == Problem.Kind.UNAUTHENTICATED ? response.with("WWW-Authenticate", "Bearer") : response;
    }

    private static String detail(Problem problem) {
        return problem.pointer().isEmpty() ? problem.detail() : problem.pointer() + ": " + problem.detail();
    }

    private static JsonValue errors(List<Problem> problems) {
        return JsonValue.array(problems.stream()
                .filter(problem -> !problem.pointer().isEmpty())
                .map(problem -> JsonValue.object(
                        JsonValue.member("pointer", problem.pointer()), JsonValue.member("detail", problem.detail())))
                .toList());
    }

    private static int status(Problem.Kind kind) {
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

    private static String title(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "The request cannot be read";
            case UNAUTHENTICATED -> "Who is asking is not known";
            case FORBIDDEN -> "This caller may not do that";
            case NOT_FOUND -> "There is no such thing";
            case METHOD_NOT_ALLOWED -> "Not with this method";
            case NOT_ACCEPTABLE -> "Not to be had in that form";
            case TOO_MANY_AFFECTED -> "More people than the request allows";
            case TOO_LARGE -> "Too large";
            case UNSUPPORTED_MEDIA_TYPE -> "This media type is not taken";
            case INVALID -> "The request says something that is not taken";
            case CONFLICT -> "Not as things are now";
            case PRECONDITION_FAILED -> "Not the version it was";
            case KEY_REUSED -> "The Idempotency-Key belongs to another request";
            case RATE_LIMITED -> "Too many calls";
            case TOO_MANY_OPEN_JOBS -> "Too many open jobs";
            case INTERNAL -> "Something failed here";
        };
    }
}
