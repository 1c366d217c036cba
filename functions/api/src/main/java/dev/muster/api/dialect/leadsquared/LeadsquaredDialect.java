package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Presented;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.List;

/** LeadSquared's API, version 2: updating users in bulk, and the teams they can be put into. Users are all people. */
public final class LeadsquaredDialect implements Dialect {
    private final List<Route> routes;

    public LeadsquaredDialect(Ports ports, Limits limits) {
        UpdateUsers updateUsers = new UpdateUsers(ports, limits);
        ListTeams listTeams = new ListTeams(ports.access());
        this.routes = List.of(
                Route.guarded("POST", "/v2/UserManagement.svc/User/Bulk/Update", updateUsers::answer),
                Route.guarded("GET", "/v2/TeamManagement.svc/Retrieve", listTeams::answer));
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Presented present(Request request) {
        return Keys.of(request);
    }

    @Override
    public Response refuse(Request request, List<Problem> problems) {
        return ErrorDocument.of(problems);
    }

    @Override
    public Response throttle(Request request, Problem problem, int limit, long seconds) {
        return ErrorDocument.exceeded(limit);
    }
}
