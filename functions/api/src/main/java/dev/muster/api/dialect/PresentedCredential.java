package dev.muster.api.dialect;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;

/** What a request shows of whose it is, wherever its dialect has that. */
public sealed interface PresentedCredential {

    /** A secret that opens whatever it was granted. */
    record Secret(Credential credential) implements PresentedCredential {}

    /**
     * A session that has been verified already.
     *
     * @param credential what it was made from, and what its calls are counted under
     * @param ended what is said when that credential opens the caller's tenant no more
     */
    record Session(Credential credential, Caller caller, String ended) implements PresentedCredential {}

    /** Nothing at all. */
    record Missing() implements PresentedCredential {}

    /**
     * Something that opens nothing, whatever is granted.
     *
     * @param detail why, in a sentence for the caller
     */
    record Invalid(String detail) implements PresentedCredential {}
}
