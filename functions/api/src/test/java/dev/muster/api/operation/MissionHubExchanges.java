package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Credential;
import java.util.List;
import java.util.Map;

/** Requests of a MissionHub client. */
final class MissionHubExchanges extends VendorExchanges {
    private static final String SESSIONS = "/apis/v4/sessions";
    private static final String BULK = "/apis/v4/bulk_people_changes";
    private static final String PEOPLE = "/apis/v4/people";
    private static final String TYPE = "application/vnd.api+json";
    private static final String CONTACT_KEY = "the key of a contact";
    private static final String CHANGE = "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":%s}}";
    private static final String EVERYTHING = PEOPLE
            + "?include=email_addresses,phone_numbers,addresses,organizational_permissions.organization,"
            + "organizational_labels.organization,group_memberships.organization,contact_assignments.person,"
            + "reverse_contact_assignments.assigned_to,reverse_contact_assignments.organization";
    private static final String PERSON = """
            {"data":{"type":"person","attributes":{"first_name":"Ada","gender":"Female"}},"included":[
              {"type":"email_address","attributes":{"email":"ada@example.org","primary":true}},
              {"type":"phone_number","attributes":{"number":"123","location":"mobile"}},
              {"type":"address","attributes":{"address1":"1 Main St","city":"Springfield"}},
              {"type":"organizational_permission","attributes":{"organization_id":"3","permission_id":"2"}},
              {"type":"organizational_label","attributes":{"organization_id":"3","label_id":"7"}},
              {"type":"group_membership","attributes":{"organization_id":"3","group_id":"8","role":"leader"}},
              {"type":"contact_assignment","attributes":{"assigned_to_id":"1"}},
              {"type":"contact_assignment","attributes":{"person_id":"301","organization_id":"3"}}]}""";

    @Override
    String tag() {
        return "missionhub";
    }

    @Override
    Credential credential() {
        return Credential.of("muster", ApiStack.KEY);
    }

    @Override
    int tooLarge() {
        return 413;
    }

    @Override
    int unsupportedCoding() {
        return 400;
    }

    @Override
    boolean isPublic(Exchange exchange) {
        return exchange.operation().endsWith(SESSIONS);
    }

    @Override
    List<Exchange> own() {
        Exchange session = new Exchange("POST " + SESSIONS, 200, _ -> session(ApiStack.KEY));
        Exchange change = exchange(BULK, 200, CHANGE.formatted("{\"person_ids\":\"301\",\"gender\":\"Male\"}"));
        Exchange create = exchange(PEOPLE, 201, PERSON);
        return List.of(
                session,
                session.with(401, request -> request.withBody("{\"api_key\":\"wrong\"}")),
                session.with(422, request -> request.withBody("{}")),
                change,
                change.with(200, request -> request.withAddress(BULK + "?filters[ids]=301")),
                change.with(202, request -> request.with("Prefer", "respond-async")),
                change.with(400, request -> request.withBody("{")),
                exchange(BULK, 403, CHANGE.formatted(admin("3")), ApiStack.USER_KEY),
                change.with(404, request -> request.withBody(CHANGE.formatted(admin("no-such")))),
                change.with(422, request -> request.withBody(CHANGE.formatted("{\"gender\":\"x\"}"))),
                create,
                create.with(201, request -> request.withAddress(EVERYTHING)),
                create.with(201, request -> request.withAddress(PEOPLE + "?fields[person]=first_name,email_addresses")),
                create.with(200, request -> request.withAddress(EVERYTHING).withBody(known())),
                create.with(400, request -> request.withAddress(PEOPLE + "?include=unknown")),
                exchange(PEOPLE, 403, PERSON, CONTACT_KEY),
                create.with(404, request -> request.withBody(PERSON.replace("\"3\"", "\"no-such\""))),
                create.with(422, request -> request.withBody("{\"data\":{\"type\":\"person\"}}")),
                preflight(SESSIONS),
                preflight(BULK),
                preflight(PEOPLE));
    }

    private static String known() {
        return PERSON.replace("ada@example.org", "jo@example.org");
    }

    private static String admin(String organization) {
        return "{\"person_ids\":\"301\",\"organization_id\":\"%s\",\"permission_id\":\"1\"}".formatted(organization);
    }

    private static WireRequest session(String key) {
        String body = "{\"api_key\":\"%s\",\"expires_in\":3600}".formatted(key);
        return new WireRequest("POST", SESSIONS, Map.of("Content-Type", TYPE), body);
    }

    private static Exchange exchange(String path, int status, String body) {
        return exchange(path, status, body, ApiStack.KEY);
    }

    private static Exchange exchange(String path, int status, String body, String key) {
        return new Exchange("POST " + path, status, stack -> {
            stack.grantKey(CONTACT_KEY, "301");
            String token = Exchange.send(stack, session(key)).at("/token");
            Map<String, String> headers = Map.of("Content-Type", TYPE, "Authorization", "Bearer " + token);
            return new WireRequest("POST", path, headers, body);
        });
    }

    private static Exchange preflight(String path) {
        Map<String, String> headers =
                Map.of("Origin", "https://app.example.org", "Access-Control-Request-Method", "POST");
        return new Exchange("OPTIONS " + path, 200, _ -> new WireRequest("OPTIONS", path, headers, null));
    }
}
