package dev.muster.api.dialect.leadsquared;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonWriter;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A refusal in that API's form: {@code {"Status":"Error","ExceptionType":…,"ExceptionMessage":…}}. */
final class ErrorDocument {
    private static final Pattern PLACE = Pattern.compile("/([0-9]+)(?=/|$)");

    private ErrorDocument() {}

    /** The types of exceptions, with the status each comes with. */
    private enum ExceptionType {
        UNAUTHORIZED(401, "MXUnauthorizedAccessException"),
        INVALID_INPUT(400, "MXInvalidInputException"),
        MANDATORY_ATTRIBUTE_MISSING(400, "MXMandatoryAttributeMissingException"),
        NOT_FOUND(404, "MXNotFoundException"),
        RATE_LIMIT_EXCEEDED(429, "MXAPIRateLimitExceededException"),
        INTERNAL(500, "MXInternalException");

        private final int status;
        private final String word;

        ExceptionType(int status, String word) {
            this.status = status;
            this.word = word;
        }
    }

    /** All that was found, one sentence each; the type is that of the first. */
    static ApiResponse of(List<Problem> problems) {
        return of(
                type(problems.getFirst()),
                problems.stream().map(ErrorDocument::sentence).collect(Collectors.joining("; ")));
    }

    /** One call too many, in the very words of the seed. */
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
                        JsonValue.member("ExceptionType", type.word),
                        JsonValue.member("ExceptionMessage", message))));
    }

    private static ExceptionType type(Problem problem) {
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

    private static String sentence(Problem problem) {
        return problem.pointer().isEmpty() ? problem.detail() : place(problem.pointer()) + " " + problem.detail();
    }

    /** {@code /Conditions/0/GroupOperator} as {@code Conditions[0].GroupOperator}. */
    private static String place(String pointer) {
        return PLACE.matcher(pointer).replaceAll("[$1]").substring(1).replace('/', '.');
    }
}
