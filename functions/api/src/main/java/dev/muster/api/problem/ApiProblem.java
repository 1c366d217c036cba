package dev.muster.api.problem;

import dev.muster.core.job.Problem;
import java.util.Locale;

/**
 * The reason why an HTTP request was rejected, or why it failed. Each dialect renders it in its own form and status.
 *
 * @param detail a sentence for the client that names the field and the limit
 * @param pointer the JSON pointer (RFC 6901) of the error; empty for the whole request
 */
public record ApiProblem(Kind kind, String detail, String pointer) {

    public ApiProblem(Kind kind, String detail) {
        this(kind, detail, "");
    }

    /** Returns the problem of a flow as one of the API. */
    public static ApiProblem of(Problem problem) {
        Kind kind = switch (problem.kind()) {
            case INVALID -> Kind.INVALID;
            case TOO_LARGE -> Kind.TOO_LARGE;
            case FORBIDDEN -> Kind.FORBIDDEN;
            case NOT_FOUND -> Kind.NOT_FOUND;
            case TOO_MANY_AFFECTED -> Kind.TOO_MANY_AFFECTED;
            case CONFLICT -> Kind.CONFLICT;
            case OTHER_VERSION -> Kind.PRECONDITION_FAILED;
            case KEY_REUSED -> Kind.KEY_REUSED;
            case TOO_MANY_OPEN_JOBS -> Kind.TOO_MANY_OPEN_JOBS;
        };
        return new ApiProblem(kind, problem.detail(), problem.pointer());
    }

    /** The kinds of error. */
    public enum Kind {
        /** The body cannot be parsed as its media type. */
        MALFORMED,
        /** A value is missing, unknown or out of range. */
        INVALID,
        /** A limit of size or number is exceeded. */
        TOO_LARGE,
        /** The media type of the body is not supported. */
        UNSUPPORTED_MEDIA_TYPE,
        /** The credential is missing or unknown. */
        UNAUTHENTICATED,
        /** The caller may not do this. */
        FORBIDDEN,
        /** The tenant has no such resource. */
        NOT_FOUND,
        /** The path does not support this method. */
        METHOD_NOT_ALLOWED,
        /** The client accepts no media type of the response. */
        NOT_ACCEPTABLE,
        /** The request selects more people than its {@code max_affected}. */
        TOO_MANY_AFFECTED,
        /** The state of the resource does not allow the request. */
        CONFLICT,
        /** The version is not the one that {@code If-Match} names. */
        PRECONDITION_FAILED,
        /** The Idempotency-Key was used with another request. */
        KEY_REUSED,
        /** The credential's rate limit is exceeded. */
        RATE_LIMITED,
        /** The tenant's limit of open jobs is reached. */
        TOO_MANY_OPEN_JOBS,
        /** The server failed. */
        INTERNAL;

        /** Returns the stable code, for example {@code too_large}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
