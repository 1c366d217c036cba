package dev.muster.api.dialect;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import java.util.Optional;

/** The credential of a request, extracted by its dialect. */
public sealed interface PresentedCredential {

    /** Returns the credential under which calls are counted; empty when the request has none that could be valid. */
    default Optional<Credential> counted() {
        return switch (this) {
            case Secret(Credential credential) -> Optional.of(credential);
            case Session(Credential credential, Caller _, String _) -> Optional.of(credential);
            case Missing _, Invalid _ -> Optional.empty();
        };
    }

    /** A secret, to be looked up. */
    record Secret(Credential credential) implements PresentedCredential {}

    /**
     * A session whose token is already verified.
     *
     * @param credential the key that opened the session; the session's calls count against its rate limit
     * @param ended the error text when that key has no grant for the caller any more
     */
    record Session(Credential credential, Caller caller, String ended) implements PresentedCredential {}

    /** The request has no credential. */
    record Missing() implements PresentedCredential {}

    /**
     * The credential is malformed or expired, so that no grant can match.
     *
     * @param detail the reason, for the caller
     */
    record Invalid(String detail) implements PresentedCredential {}
}
