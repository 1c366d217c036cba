package dev.muster.api.security;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An {@link Access} store whose calls a {@link TenantCheck} checks. */
record TenantCheckedAccess(Access delegate, TenantCheck check) implements Access {
    @Override
    public Optional<Grant> findGrant(Credential credential) {
        return check.callWithoutTenant("Access.findGrant", () -> delegate.findGrant(credential), credential);
    }

    @Override
    public void putGrant(Credential credential, Grant grant) {
        check.run("Access.putGrant", () -> delegate.putGrant(credential, grant), credential, grant);
    }

    @Override
    public void revoke(Credential credential) {
        check.run("Access.revoke", () -> delegate.revoke(credential), credential);
    }

    @Override
    public RateLimitWindow addCalls(Credential credential, int calls, Instant now) {
        return check.callWithoutTenant(
                "Access.addCalls", () -> delegate.addCalls(credential, calls, now), credential, calls, now);
    }

    @Override
    public int addWaiting(Credential credential, int requests, Instant until, Instant now) {
        return check.callWithoutTenant(
                "Access.addWaiting",
                () -> delegate.addWaiting(credential, requests, until, now),
                credential,
                requests,
                until,
                now);
    }

    @Override
    public long nextSequence(Tenant tenant) {
        return check.call("Access.nextSequence", () -> delegate.nextSequence(tenant), tenant);
    }

    @Override
    public boolean hasOrganization(Tenant tenant, String organization) {
        return check.call(
                "Access.hasOrganization", () -> delegate.hasOrganization(tenant, organization), tenant, organization);
    }

    @Override
    public void addOrganization(Tenant tenant, String organization) {
        check.run("Access.addOrganization", () -> delegate.addOrganization(tenant, organization), tenant, organization);
    }

    @Override
    public List<Team> teams(Tenant tenant) {
        return check.call("Access.teams", () -> delegate.teams(tenant), tenant);
    }

    @Override
    public void addTeam(Tenant tenant, Team team) {
        check.run("Access.addTeam", () -> delegate.addTeam(tenant, team), tenant, team);
    }

    @Override
    public StoredResponse saveResponse(Tenant tenant, String key, StoredResponse answer, Instant now) {
        return check.call(
                "Access.saveResponse", () -> delegate.saveResponse(tenant, key, answer, now), tenant, key, answer, now);
    }

    @Override
    public Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now) {
        return check.call("Access.findResponse", () -> delegate.findResponse(tenant, key, now), tenant, key, now);
    }

    @Override
    public boolean replaceClaim(Tenant tenant, String key, StoredResponse claim, StoredResponse answer) {
        return check.call(
                "Access.replaceClaim",
                () -> delegate.replaceClaim(tenant, key, claim, answer),
                tenant,
                key,
                claim,
                answer);
    }

    @Override
    public void deleteClaim(Tenant tenant, String key, StoredResponse claim) {
        check.run("Access.deleteClaim", () -> delegate.deleteClaim(tenant, key, claim), tenant, key, claim);
    }
}
