package dev.muster.core.job;

import java.util.Locale;

/**
 * The reason why a request was rejected. A rejected request has changed nothing. Each dialect renders it in its own
 * form and status.
 *
 * @param kind the kind of error
 * @param detail a sentence for the client that names the field and the limit
 * @param pointer the JSON pointer (RFC 6901) of the error; empty for the whole request
 */
public record Problem(Kind kind, String detail, String pointer) {

    public Problem(Kind kind, String detail) {
        this(kind, detail, "");
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
        /** The version is not the one that the client named. */
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
