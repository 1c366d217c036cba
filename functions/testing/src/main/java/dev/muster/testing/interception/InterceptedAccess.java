package dev.muster.testing.interception;

import static dev.muster.testing.interception.PortInterceptor.done;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.testing.forwarding.ForwardingAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link Access} port whose calls pass through an interceptor. */
public class InterceptedAccess extends ForwardingAccess {
    private final PortInterceptor interceptor;

    public InterceptedAccess(Access delegate, PortInterceptor interceptor) {
        super(delegate);
        this.interceptor = interceptor;
    }

    @Override
    public Optional<Grant> findGrant(Credential credential) {
        return interceptor.around(PortOperation.FIND_GRANT, List.of(credential), () -> delegate.findGrant(credential));
    }

    @Override
    public void putGrant(Credential credential, Grant grant) {
        interceptor.around(
                PortOperation.PUT_GRANT,
                List.of(credential, grant),
                () -> done(() -> delegate.putGrant(credential, grant)));
    }

    @Override
    public void revoke(Credential credential) {
        interceptor.around(PortOperation.REVOKE, List.of(credential), () -> done(() -> delegate.revoke(credential)));
    }

    @Override
    public RateLimitWindow addCalls(Credential credential, int calls, Instant now) {
        return interceptor.around(
                PortOperation.ADD_CALLS,
                List.of(credential, calls, now),
                () -> delegate.addCalls(credential, calls, now));
    }

    @Override
    public int addWaiting(Credential credential, int requests, Instant until, Instant now) {
        return interceptor.around(
                PortOperation.ADD_WAITING,
                List.of(credential, requests, until, now),
                () -> delegate.addWaiting(credential, requests, until, now));
    }

    @Override
    public long nextSequence(Tenant tenant) {
        return interceptor.around(PortOperation.NEXT_SEQUENCE, List.of(tenant), () -> delegate.nextSequence(tenant));
    }

    @Override
    public boolean hasOrganization(Tenant tenant, String organization) {
        return interceptor.around(
                PortOperation.HAS_ORGANIZATION,
                List.of(tenant, organization),
                () -> delegate.hasOrganization(tenant, organization));
    }

    @Override
    public void addOrganization(Tenant tenant, String organization) {
        interceptor.around(
                PortOperation.ADD_ORGANIZATION,
                List.of(tenant, organization),
                () -> done(() -> delegate.addOrganization(tenant, organization)));
    }

    @Override
    public List<Team> teams(Tenant tenant) {
        return interceptor.around(PortOperation.TEAMS, List.of(tenant), () -> delegate.teams(tenant));
    }

    @Override
    public void addTeam(Tenant tenant, Team team) {
        interceptor.around(
                PortOperation.ADD_TEAM, List.of(tenant, team), () -> done(() -> delegate.addTeam(tenant, team)));
    }

    @Override
    public StoredResponse saveResponse(Tenant tenant, String key, StoredResponse answer, Instant now) {
        return interceptor.around(
                PortOperation.SAVE_RESPONSE,
                List.of(tenant, key, answer, now),
                () -> delegate.saveResponse(tenant, key, answer, now));
    }

    @Override
    public Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now) {
        return interceptor.around(
                PortOperation.FIND_RESPONSE, List.of(tenant, key, now), () -> delegate.findResponse(tenant, key, now));
    }

    @Override
    public boolean replaceClaim(Tenant tenant, String key, StoredResponse claim, StoredResponse answer) {
        return interceptor.around(
                PortOperation.REPLACE_CLAIM,
                List.of(tenant, key, claim, answer),
                () -> delegate.replaceClaim(tenant, key, claim, answer));
    }

    @Override
    public void deleteClaim(Tenant tenant, String key, StoredResponse claim) {
        interceptor.around(
                PortOperation.DELETE_CLAIM,
                List.of(tenant, key, claim),
                () -> done(() -> delegate.deleteClaim(tenant, key, claim)));
    }
}
