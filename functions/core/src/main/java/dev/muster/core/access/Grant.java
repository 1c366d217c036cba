package dev.muster.core.access;

/**
 * The rights of a credential.
 *
 * @param calls largest number of calls in any five seconds, from 1
 */
public record Grant(Caller caller, int calls) {

    /** Calls in five seconds of a LeadSquared credential by default: the limit of that vendor's API. */
    public static final int LEADSQUARED_CALLS = 25;

    /** Calls in five seconds of any other credential by default. */
    public static final int CALLS = 1_000;

    /** Returns the default grant of a credential of this type. */
    public static Grant of(CredentialType type, Caller caller) {
        return new Grant(caller, type == CredentialType.LEADSQUARED ? LEADSQUARED_CALLS : CALLS);
    }
}
