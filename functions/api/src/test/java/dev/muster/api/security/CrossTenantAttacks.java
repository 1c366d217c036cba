package dev.muster.api.security;

import dev.muster.api.ApiStack;
import java.util.List;
import java.util.stream.Stream;

/** Requests of the other tenant for the people, jobs, organizations and keys of the first tenant. */
final class CrossTenantAttacks {
    private static final String SET = "\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]";
    private static final String BULK =
            "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{%s\"gender\":\"Female\"}}%s}";
    private static final String LINKS = "{\"links\":[{\"rel\":\"member\",\"href\":\"members/301\"}]}";
    private static final String LOOKUP = "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"%s\",\"Operator\":\"eq\","
            + "\"LookupValue\":\"%s\",\"ConditionOperator\":null}],\"GroupOperator\":null}],\"Attribute\":\"TeamId\",\"Value\":\"%s\"}";

    private CrossTenantAttacks() {}

    /**
     * One such request.
     *
     * @param route the route that it calls
     * @param status the expected status: 404 for things of the first tenant, as for unknown ones
     */
    record Attack(String route, SentRequest sent, int status) {
        @Override
        public String toString() {
            return sent.method() + " "
                    + sent.address().replaceAll("01[0-9A-Z]{24}", "{job}").replaceAll("cursor=.*", "cursor")
                    + (sent.body() == null ? "" : " " + sent.body());
        }
    }

    static Stream<Attack> all(TwoTenants tenants) {
        return Stream.of(pages(), jobs(tenants), people(tenants), huddle(), leadsquared(), missionHub(), usercom())
                .flatMap(List::stream);
    }

    private static Attack to(String route, String address, String body, int status) {
        String method = route.split(" ", 2)[0];
        SentRequest sent = body == null
                ? SentRequest.of(method, address, null)
                : SentRequest.of(method, address, body)
                        .with("content-type", body.startsWith("id,") ? "text/csv" : "application/json");
        sent = sent.with(PlantedEdgeBug.TENANT_HEADER, ApiStack.DEMO.id());
        return new Attack(
                route, method.equals("GET") ? sent : sent.with("idempotency-key", TwoTenants.USED_KEY), status);
    }

    private static List<Attack> pages() {
        return List.of(
                to("GET /health", "/health", null, 200),
                to("GET /openapi.json", "/openapi.json?tenant=demo", null, 200),
                to("GET /docs", "/docs", null, 200),
                to("GET /docs/{name}", "/docs/demo", null, 404),
                to("GET /console", "/console?tenant=demo", null, 200),
                to("GET /console/{name}", "/console/demo", null, 404),
                to("GET /v1/caller", "/v1/caller", null, 200));
    }

    private static List<Attack> jobs(TwoTenants tenants) {
        String job = "/v1/jobs/" + tenants.completed;
        return List.of(
                to("POST /v1/jobs", "/v1/jobs", TwoTenants.REQUEST.replace("canary-", ""), 202),
                to("POST /v1/jobs", "/v1/jobs", "{\"select\":{\"ids\":[\"301\",\"304\"]}," + SET + "}", 202),
                to("POST /v1/jobs", "/v1/jobs", "{\"select\":{\"filter\":\"city pr or country pr\"}," + SET + "}", 202),
                to(
                        "POST /v1/jobs",
                        "/v1/jobs",
                        "{\"select\":{\"filter\":\"id pr\",\"organization\":\"77\"}," + SET + "}",
                        422),
                to(
                        "POST /v1/jobs",
                        "/v1/jobs",
                        "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"organization\":\"77\",\"archive\":true}]}",
                        422),
                to("POST /v1/jobs", "/v1/jobs?mode=update", "id,city\n301,x\n304,x\n", 202),
                to("POST /v1/jobs", "/v1/jobs?mode=upsert", "id,custom_id\n301," + TwoTenants.CUSTOM_ID + "\n", 202),
                to("POST /v1/jobs", "/v1/jobs", "{\"rows\":{}}", 201),
                to("GET /v1/jobs/{id}/parts", job + "/parts", null, 404),
                to("PUT /v1/jobs/{id}/parts/{number}", job + "/parts/1", "id,city\n301,x\n", 404),
                to("POST /v1/jobs/{id}/close", job + "/close", "{\"parts\":1,\"rows\":1}", 404),
                to("GET /v1/jobs", "/v1/jobs", null, 200),
                to("GET /v1/jobs", "/v1/jobs?limit=1&cursor=" + tenants.cursor, null, 400),
                to("GET /v1/jobs/{id}", job, null, 404),
                to("GET /v1/jobs/{id}", "/v1/jobs/" + tenants.held, null, 404),
                to("GET /v1/jobs/{id}/results", job + "/results", null, 404),
                to(
                        "GET /v1/jobs/{id}/results",
                        job + "/results?cursor=" + TwoTenants.resultsCursor(tenants.completed),
                        null,
                        404),
                to("POST /v1/jobs/{id}/cancel", "/v1/jobs/" + tenants.held + "/cancel", null, 404),
                to("POST /v1/jobs/{id}/release", "/v1/jobs/" + tenants.held + "/release", null, 404),
                to("POST /v1/jobs/{id}/retry", "/v1/jobs/" + tenants.cancelled + "/retry", null, 404),
                to("POST /v1/jobs/{id}/undo", job + "/undo", null, 404));
    }

    private static List<Attack> people(TwoTenants tenants) {
        return List.of(
                to("GET /v1/people", "/v1/people?limit=100", null, 200),
                to("GET /v1/people", "/v1/people?filter=country%20pr", null, 200),
                to("GET /v1/people", "/v1/people?filter=country%20pr&organization=77", null, 422),
                to("GET /v1/people", "/v1/people?limit=1&cursor=" + tenants.peopleCursor, null, 400),
                to("GET /v1/people/{id}", "/v1/people/301", null, 404),
                to("GET /v1/people/{id}", "/v1/people/301?history", null, 404),
                to("PATCH /v1/people/{id}", "/v1/people/301", "{" + SET + "}", 404),
                to("DELETE /v1/people/{id}", "/v1/people/301", null, 404));
    }

    private static List<Attack> huddle() {
        String company = "/people/companies/42";
        String otherCompany = "/people/companies/77";
        return List.of(
                to("GET /people/companies/{company}", otherCompany, null, 404),
                to("GET /people/companies/{company}/members", otherCompany + "/members", null, 404),
                to("GET /people/companies/{company}/members/{member}", company + "/members/301", null, 404),
                to("GET /people/companies/{company}/members/{member}", otherCompany + "/members/301", null, 404),
                to("POST /people/companies/{company}/bulkdelete", company + "/bulkdelete", LINKS, 400),
                to("POST /people/companies/{company}/bulkdelete", otherCompany + "/bulkdelete", LINKS, 404),
                to("POST /people/companies/{company}/bulk-delete", company + "/bulk-delete", LINKS, 400),
                to("POST /people/companies/{company}/bulk-delete", otherCompany + "/bulk-delete", LINKS, 404));
    }

    private static List<Attack> leadsquared() {
        String update = "/v2/UserManagement.svc/User/Bulk/Update";
        return List.of(
                to("POST " + update, update, LOOKUP.formatted("UserID", "301", "2"), 200),
                to("POST " + update, update, LOOKUP.formatted("FirstName", "none", "9"), 400),
                to("GET /v2/TeamManagement.svc/Retrieve", "/v2/TeamManagement.svc/Retrieve", null, 200));
    }

    private static List<Attack> missionHub() {
        String bulk = "/apis/v4/bulk_people_changes";
        String people = "/apis/v4/people";
        String sessions = "/apis/v4/sessions";
        return List.of(
                to("POST " + sessions, sessions, "{\"api_key\":\"" + TestCredential.OTHER.muster() + "\"}", 200),
                to("POST " + bulk, bulk, BULK.formatted("\"person_ids\":\"301\",", ""), 200),
                to(
                        "POST " + bulk,
                        bulk,
                        BULK.formatted("\"organization_id\":\"77\",", ",\"filters\":{\"ids\":\"301\"}"),
                        404),
                to("POST " + people, people, person("77"), 404),
                to("POST " + people, people, person("3"), 201));
    }

    private static String person(String organization) {
        return ("{\"data\":{\"type\":\"person\",\"attributes\":{\"first_name\":\"Jo\"}},\"included\":"
                        + "[{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"%s\",\"permission_id\":\"2\"}}]}")
                .formatted(organization);
    }

    private static List<Attack> usercom() {
        return Stream.of("PUT", "POST")
                .flatMap(method -> Stream.of("/api/public", "")
                        .flatMap(prefix -> Stream.of("standard", "custom").flatMap(kind -> {
                            String ids = prefix + "/users/mass_update_" + kind + "_attributes";
                            String keys = prefix + "/users-by-id/mass_update_" + kind + "_attributes";
                            return Stream.of(
                                    to(method + " " + ids, ids, update("301"), 200),
                                    to(method + " " + keys, keys, update("\"" + TwoTenants.CUSTOM_ID + "\""), 200));
                        })))
                .toList();
    }

    private static String update(String id) {
        return "{\"ids\":[%s],\"attribute\":\"country\",\"value\":\"x\"}".formatted(id);
    }
}
