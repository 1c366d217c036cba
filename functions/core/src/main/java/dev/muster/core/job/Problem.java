package dev.muster.core.job;

import java.util.Locale;

/**
 * Why a request was refused, as data: nothing has been changed. Each dialect says it in its own words and status.
 *
 * @param kind what sort of refusal
 * @param detail a sentence for the caller, naming the field and the limit
 * @param pointer the offending place as a JSON pointer (RFC 6901); empty when it is the whole request
 */
public record Problem(Kind kind, String detail, String pointer) {

    public Problem(Kind kind, String detail) {
        this(kind, detail, "");
    }

    /** The sorts of refusal. */
    public enum Kind {
        /** The body is not what its media type says. */
        MALFORMED,
        /** Well-formed, but a value is missing, unknown or out of range. */
        INVALID,
        /** Past a limit of size or number. */
        TOO_LARGE,
        /** A media type that is not served. */
        UNSUPPORTED_MEDIA_TYPE,
        /** No credential, or one that opens nothing. */
        UNAUTHENTICATED,
        /** The credential is good, but not for this. */
        FORBIDDEN,
        /** No such thing, for this tenant. */
        NOT_FOUND,
        /** The path exists, the method on it does not. */
        METHOD_NOT_ALLOWED,
        /** Nothing that can be answered is of a media type the caller takes. */
        NOT_ACCEPTABLE,
        /** More people selected than the request allowed. */
        TOO_MANY_AFFECTED,
        /** What is there now does not allow it. */
        CONFLICT,
        /** It is not the version the caller has seen. */
        PRECONDITION_FAILED,
        /** The Idempotency-Key was used with another request. */
        KEY_REUSED,
        /** More calls than the credential allows in five seconds. */
        RATE_LIMITED,
        /** As many jobs of the tenant are open as there may be. */
        TOO_MANY_OPEN_JOBS,
        /** Not the caller's fault: something of ours failed. */
        INTERNAL;

        /** The stable code of this kind: {@code too_large}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
