package dev.muster.core.access;

/**
 * What a credential opens.
 *
 * @param calls most calls in any five seconds, from 1
 */
public record Grant(Caller caller, int calls) {

    /** What a LeadSquared credential allows unless it says otherwise, as that API does. */
    public static final int LEADSQUARED_CALLS = 25;

    /** What every other credential allows unless it says otherwise. */
    public static final int CALLS = 1_000;

    /** The grant of a credential of that scheme with nothing else said. */
    public static Grant of(CredentialType scheme, Caller caller) {
        return new Grant(caller, scheme == CredentialType.LEADSQUARED ? LEADSQUARED_CALLS : CALLS);
    }
}
