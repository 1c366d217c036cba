package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.core.access.CredentialType;
import dev.muster.core.job.Limits;
import dev.muster.core.time.Time;
import java.util.List;
import java.util.Set;

/**
 * LeadSquared's API, version 2 (docs/dialects/leadsquared.md): bulk updates of users, and the teams that users can
 * join. Users are people of the tenant.
 */
public final class LeadsquaredDialect implements Dialect {
    private final List<DialectRoute> routes;

    public LeadsquaredDialect(Limits limits, Time time) {
        ListTeams listTeams = new ListTeams(time);
        UpdateUsers updateUsers = new UpdateUsers(limits);
        this.routes = List.of(
                DialectRoute.authenticated("POST", "/v2/UserManagement.svc/User/Bulk/Update", updateUsers::respond),
                DialectRoute.authenticated("GET", "/v2/TeamManagement.svc/Retrieve", listTeams::respond));
    }

    @Override
    public List<CredentialType> credentialTypes() {
        return List.of(AccessKeys.TYPE);
    }

    @Override
    public List<DialectRoute> routes() {
        return routes;
    }

    @Override
    public Set<String> credentialParameters() {
        return AccessKeys.PARAMETERS;
    }

    /** Keys in the query are a part of the address; those in headers are not. */
    @Override
    public List<String> varyingHeaders() {
        return AccessKeys.HEADERS;
    }

    @Override
    public PresentedCredential credential(ApiRequest request) {
        return AccessKeys.of(request);
    }

    @Override
    public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
        return ErrorDocument.of(problems);
    }

    @Override
    public ApiResponse renderRateLimited(ApiRequest request, ApiProblem problem, int limit, long seconds) {
        return ErrorDocument.exceeded(limit);
    }
}
