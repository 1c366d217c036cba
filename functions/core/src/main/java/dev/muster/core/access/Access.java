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
     * Counts one call of the credential at {@code now} against its rate limit, across all instances. A refused call is
     * not counted.
     */
    RateLimitWindow.Admission admit(Credential credential, int limit, Instant now);

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
     * Stores a response under an Idempotency-Key, unless a response that is unexpired at {@code now} is stored there.
     * Returns the stored response: this one or the earlier one.
     */
    StoredResponse saveResponse(Tenant tenant, String key, StoredResponse response, Instant now);

    /** Returns the response stored under the key; empty when there is none or it has expired at {@code now}. */
    Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now);

    /** Deletes the response stored under the key, if there is one. */
    void deleteResponse(Tenant tenant, String key);
}
