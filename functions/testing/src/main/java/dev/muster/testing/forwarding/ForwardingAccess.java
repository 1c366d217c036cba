package dev.muster.testing.forwarding;

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

/** An {@link Access} store that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingAccess implements Access {
    protected final Access delegate;

    public ForwardingAccess(Access delegate) {
        this.delegate = delegate;
    }

    @Override
    public Optional<Grant> findGrant(Credential credential) {
        return delegate.findGrant(credential);
    }

    @Override
    public void putGrant(Credential credential, Grant grant) {
        delegate.putGrant(credential, grant);
    }

    @Override
    public void revoke(Credential credential) {
        delegate.revoke(credential);
    }

    @Override
    public RateLimitWindow addCalls(Credential credential, int calls, Instant now) {
        return delegate.addCalls(credential, calls, now);
    }

    @Override
    public int addWaiting(Credential credential, int requests, Instant until, Instant now) {
        return delegate.addWaiting(credential, requests, until, now);
    }

    @Override
    public long nextSequence(Tenant tenant) {
        return delegate.nextSequence(tenant);
    }

    @Override
    public boolean hasOrganization(Tenant tenant, String organization) {
        return delegate.hasOrganization(tenant, organization);
    }

    @Override
    public void addOrganization(Tenant tenant, String organization) {
        delegate.addOrganization(tenant, organization);
    }

    @Override
    public List<Team> teams(Tenant tenant) {
        return delegate.teams(tenant);
    }

    @Override
    public void addTeam(Tenant tenant, Team team) {
        delegate.addTeam(tenant, team);
    }

    @Override
    public StoredResponse saveResponse(Tenant tenant, String key, StoredResponse answer, Instant now) {
        return delegate.saveResponse(tenant, key, answer, now);
    }

    @Override
    public Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now) {
        return delegate.findResponse(tenant, key, now);
    }

    @Override
    public boolean replaceClaim(Tenant tenant, String key, StoredResponse claim, StoredResponse answer) {
        return delegate.replaceClaim(tenant, key, claim, answer);
    }

    @Override
    public void deleteClaim(Tenant tenant, String key, StoredResponse claim) {
        delegate.deleteClaim(tenant, key, claim);
    }
}
