package dev.muster.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: tenants, the credentials that open them, what they own besides people, and each tenant's counter. */
public interface Access {

    /** What this credential opens; empty when nothing. */
    Optional<Grant> findGrant(Credential credential);

    /** Makes the credential open this from now on, in place of what it opened before. */
    void putGrant(Credential credential, Grant grant);

    /** Makes the credential open nothing from now on. */
    void revoke(Credential credential);

    /**
     * Asks for one more call of this credential at {@code now}, counted across all instances; a call that is refused is
     * not counted.
     */
    RateLimitWindow.Admission admit(Credential credential, int limit, Instant now);

    /**
     * The next number of the tenant's counter, from 1. Never given twice; numbers may be left out when an answer is
     * lost.
     */
    long nextSequence(Tenant tenant);

    /** Whether the tenant has this organization. */
    boolean hasOrganization(Tenant tenant, String organization);

    /** Gives the tenant an organization; the same again changes nothing. */
    void addOrganization(Tenant tenant, String organization);

    /** The tenant's teams, by id. */
    List<Team> teams(Tenant tenant);

    /** Gives the tenant a team, or another name to the one of that id. */
    void addTeam(Tenant tenant, Team team);

    /**
     * Remembers an answer under an Idempotency-Key, once. Returns what stands now: this one, or what was remembered
     * before and is not forgotten at {@code now}.
     */
    StoredResponse saveResponse(Tenant tenant, String key, StoredResponse answer, Instant now);

    /** The answer remembered under the key, leaving out what is forgotten at {@code now}. */
    Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now);

    /** Forgets the answer remembered under the key, if there is one. */
    void deleteResponse(Tenant tenant, String key);
}
