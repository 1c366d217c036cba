package dev.muster.api.dialect.huddle;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.xml.XmlElement;
import dev.muster.api.xml.XmlWriter;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import java.util.List;

/** The error document in both formats (docs/dialects/huddle.md). */
final class ErrorResult {
    private ErrorResult() {}

    static ApiResponse of(DocumentFormat format, List<ApiProblem> problems) {
        ApiProblem.Kind kind = problems.getFirst().kind();
        List<String> messages = problems.stream().map(ErrorResult::message).toList();
        String body = switch (format) {
            case XML -> xml(status(kind), messages, code(kind));
            case JSON -> json(status(kind), messages, code(kind));
        };
        return ApiResponse.of(status(kind), format.error(), body);
    }

    private static String message(ApiProblem problem) {
        return problem.pointer().isEmpty() ? problem.detail() : problem.pointer() + ": " + problem.detail();
    }

    private static String xml(int status, List<String> messages, String code) {
        return XmlWriter.write(XmlElement.of(
                "ErrorResult",
                List.of(
                        XmlElement.of("StatusCode", Integer.toString(status)),
                        XmlElement.of(
                                "ErrorMessages",
                                messages.stream()
                                        .map(message -> XmlElement.of("Message", message))
                                        .toList()),
                        XmlElement.of("ErrorCode", code))));
    }

    private static String json(int status, List<String> messages, String code) {
        return JsonWriter.write(JsonValue.object(
                JsonValue.member("statusCode", JsonValue.of(status)),
                JsonValue.member(
                        "errorMessages",
                        JsonValue.array(messages.stream().map(JsonValue::of).toList())),
                JsonValue.member("errorCode", code)));
    }

    private static int status(ApiProblem.Kind kind) {
        return switch (kind) {
            case MALFORMED, INVALID, KEY_REUSED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case TOO_MANY_AFFECTED, CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> 429;
            case INTERNAL -> 500;
        };
    }

    private static String code(ApiProblem.Kind kind) {
        return switch (kind) {
            case MALFORMED, INVALID, KEY_REUSED, TOO_MANY_AFFECTED, CONFLICT, PRECONDITION_FAILED, TOO_LARGE ->
                "Validation";
            case UNAUTHENTICATED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND -> "NotFound";
            case METHOD_NOT_ALLOWED -> "MethodNotAllowed";
            case NOT_ACCEPTABLE -> "NotAcceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaType";
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> "TooManyRequests";
            case INTERNAL -> "InternalServerError";
        };
    }
}
