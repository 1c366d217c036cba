package dev.muster.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port of access data: credentials and their grants, organizations, teams, stored responses, and each tenant's
 * counter.
 */
public interface Access {

    /** Returns the grant of the credential; empty when the credential is unknown or revoked. */
    Optional<Grant> findGrant(Credential credential);

    /** Stores the grant of the credential; replaces an earlier one. */
    void putGrant(Credential credential, Grant grant);

    /** Deletes the grant of the credential, if there is one. */
    void revoke(Credential credential);

    /**
     * Adds calls of the credential at {@code now}, across all instances, by one write without a condition. A repeated
     * write whose response was lost may add them twice. Returns the recent calls, these included.
     *
     * @param calls negative to take back calls that were added at the same moment
     */
    RateLimitWindow addCalls(Credential credential, int calls, Instant now);

    /**
     * Adds requests of the credential that wait until {@code until} at the latest, as {@link #addCalls} adds calls.
     * Returns the number of its requests that wait at {@code now}, these included.
     *
     * @param requests negative when their wait has ended
     */
    int addWaiting(Credential credential, int requests, Instant until, Instant now);

    /**
     * Returns the next number of the tenant's counter, from 1. No number is returned twice; a number may be missing
     * when a response is lost.
     */
    long nextSequence(Tenant tenant);

    /** Returns whether the tenant has the organization. */
    boolean hasOrganization(Tenant tenant, String organization);

    /** Adds an organization to the tenant; no effect if the tenant has it. */
    void addOrganization(Tenant tenant, String organization);

    /** Returns the tenant's teams in the order of their ids. */
    List<Team> teams(Tenant tenant);

    /** Adds a team to the tenant, or renames the team with this id. */
    void addTeam(Tenant tenant, Team team);

    /**
     * Stores a response or a claim under an Idempotency-Key, unless a response, a claim or an idempotency record of a job
     * that is unexpired at {@code now} is stored there. Returns what is stored: this one or the earlier one.
     */
    StoredResponse saveResponse(Tenant tenant, String key, StoredResponse response, Instant now);

    /**
     * Returns what is stored under the key; empty when there is none or it has expired at {@code now}. The idempotency
     * record of a job reads as a claim.
     */
    Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now);

    /** Replaces the claim by the response. Returns false when the claim is stored no more; then nothing was written. */
    boolean replaceClaim(Tenant tenant, String key, StoredResponse claim, StoredResponse response);

    /** Deletes the claim, if it is stored still. */
    void deleteClaim(Tenant tenant, String key, StoredResponse claim);
}
