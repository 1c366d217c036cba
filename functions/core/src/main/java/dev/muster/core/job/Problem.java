package dev.muster.core.job;

/**
 * The reason why a request was rejected. A rejected request has changed nothing. Each dialect renders it in its own
 * words.
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
        /** A value is missing, unknown or out of range. */
        INVALID,
        /** A limit of size or number is exceeded. */
        TOO_LARGE,
        /** The caller may not do this. */
        FORBIDDEN,
        /** The tenant has no such job, person or organization. */
        NOT_FOUND,
        /** The request selects more people than its {@code max_affected}. */
        TOO_MANY_AFFECTED,
        /** The state of the job or person does not allow the request. */
        CONFLICT,
        /** The version of the person is not the one that the client named. */
        OTHER_VERSION,
        /** The idempotency key was used with another request. */
        KEY_REUSED,
        /** The tenant's limit of open jobs, or the person's limit of held jobs, is reached. */
        TOO_MANY_OPEN_JOBS
    }
}
