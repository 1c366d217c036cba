package dev.muster.api.dialect.leadsquared;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.access.RateLimitWindow;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The error document of this API: {@code {"Status":"Error","ExceptionType":…,"ExceptionMessage":…}}. */
final class ErrorDocument {
    private static final Pattern INDEX = Pattern.compile("/([0-9]+)(?=/|$)");

    private ErrorDocument() {}

    /** The exception types, each with its status. */
    private enum ExceptionType {
        UNAUTHORIZED(401, "MXUnauthorizedAccessException"),
        INVALID_INPUT(400, "MXInvalidInputException"),
        MANDATORY_ATTRIBUTE_MISSING(400, "MXMandatoryAttributeMissingException"),
        NOT_FOUND(404, "MXNotFoundException"),
        RATE_LIMIT_EXCEEDED(429, "MXAPIRateLimitExceededException"),
        INTERNAL(500, "MXInternalException");

        private final int status;
        private final String code;

        ExceptionType(int status, String code) {
            this.status = status;
            this.code = code;
        }
    }

    /** Renders all problems, one sentence each; the first decides the type. */
    static ApiResponse of(List<ApiProblem> problems) {
        return of(
                type(problems.getFirst()),
                problems.stream().map(ErrorDocument::sentence).collect(Collectors.joining("; ")));
    }

    /** Renders the error of the rate limit in the original API's text (docs/dialects/leadsquared.md). */
    static ApiResponse exceeded(int limit) {
        return of(
                ExceptionType.RATE_LIMIT_EXCEEDED,
                "API calls exceeded the limit of %d in %d second(s)"
                        .formatted(limit, RateLimitWindow.LENGTH.toSeconds()));
    }

    private static ApiResponse of(ExceptionType type, String message) {
        return ApiResponse.of(
                type.status,
                UpdateUsers.JSON,
                JsonWriter.write(JsonValue.object(
                        JsonValue.member("Status", "Error"),
                        JsonValue.member("ExceptionType", type.code),
                        JsonValue.member("ExceptionMessage", message))));
    }

    private static ExceptionType type(ApiProblem problem) {
        return switch (problem.kind()) {
            case UNAUTHENTICATED, FORBIDDEN -> ExceptionType.UNAUTHORIZED;
            case NOT_FOUND, METHOD_NOT_ALLOWED -> ExceptionType.NOT_FOUND;
            case RATE_LIMITED, TOO_MANY_OPEN_JOBS -> ExceptionType.RATE_LIMIT_EXCEEDED;
            case INTERNAL -> ExceptionType.INTERNAL;
            case INVALID ->
                problem.detail().startsWith(RequiredMembers.MISSING)
                        ? ExceptionType.MANDATORY_ATTRIBUTE_MISSING
                        : ExceptionType.INVALID_INPUT;
            case MALFORMED,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    NOT_ACCEPTABLE,
                    TOO_MANY_AFFECTED,
                    CONFLICT,
                    PRECONDITION_FAILED,
                    KEY_REUSED -> ExceptionType.INVALID_INPUT;
        };
    }

    private static String sentence(ApiProblem problem) {
        return problem.pointer().isEmpty() ? problem.detail() : fieldPath(problem.pointer()) + " " + problem.detail();
    }

    /** Returns {@code /Conditions/0/GroupOperator} as {@code Conditions[0].GroupOperator}. */
    private static String fieldPath(String pointer) {
        return INDEX.matcher(pointer).replaceAll("[$1]").substring(1).replace('/', '.');
    }
}
