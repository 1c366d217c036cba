package dev.muster.api.operation;

import dev.muster.api.WireRequest;
import dev.muster.core.access.Credential;
import java.util.List;
import java.util.Map;

/** Requests of a LeadSquared client. */
final class LeadsquaredExchanges extends VendorExchanges {
    private static final String UPDATE = "/v2/UserManagement.svc/User/Bulk/Update";
    private static final String TEAMS = "/v2/TeamManagement.svc/Retrieve";
    private static final String USERS = """
            {"Conditions":[{"Condition":[{"LookupName":"UserID","Operator":"eq","LookupValue":"%s"}]}],
             "Attribute":"%s","Value":"2"}""";
    private static final Map<String, String> KEYS =
            Map.of("x-LSQ-AccessKey", "local-access", "x-LSQ-SecretKey", "local-secret");

    @Override
    String tag() {
        return "leadsquared";
    }

    @Override
    Credential credential() {
        return Credential.of("leadsquared", "local-access:local-secret");
    }

    @Override
    int tooLarge() {
        return 400;
    }

    @Override
    int unsupportedCoding() {
        return 400;
    }

    @Override
    List<Exchange> own() {
        Exchange update = new Exchange("POST " + UPDATE, 200, _ -> update(USERS.formatted("301", "TeamId")));
        Exchange teams = new Exchange("GET " + TEAMS, 200, _ -> new WireRequest("GET", TEAMS, KEYS, null));
        return List.of(
                update,
                update.with(200, request -> request.withBody(USERS.formatted("no-such", "TeamId"))),
                update.with(202, request -> request.with("Prefer", "respond-async")),
                update.with(400, request -> request.withBody(USERS.formatted("301", "Country"))),
                update.with(400, request -> request.withBody("{}")),
                update.with(401, request -> request.with("x-LSQ-SecretKey", "wrong")),
                teams,
                teams.with(200, request -> request.withAddress(TEAMS + "?getHierarchical=true")),
                new Exchange("GET " + TEAMS, 200, _ -> inQuery()));
    }

    private static WireRequest update(String body) {
        return new WireRequest("POST", UPDATE, KEYS, body).with("Content-Type", "application/json");
    }

    private static WireRequest inQuery() {
        return new WireRequest("GET", TEAMS + "?accessKey=local-access&secretKey=local-secret", Map.of(), null);
    }
}
