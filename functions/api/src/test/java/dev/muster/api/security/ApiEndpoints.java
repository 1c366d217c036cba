package dev.muster.api.security;

import java.util.stream.Stream;

/** A valid request, without a credential, for each endpoint that accepts a body. */
final class ApiEndpoints {
    static final String LINKS = "<bulkDelete xmlns=\"http://schema.huddle.net/2011/02/\">"
            + "<link rel=\"member\" href=\"members/301\"/></bulkDelete>";

    private ApiEndpoints() {}

    static Stream<SentRequest> json() {
        return Stream.of(
                SentRequest.json(
                        "POST",
                        "/v1/jobs",
                        "{\"select\":{\"ids\":[\"999\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}"),
                SentRequest.json("PATCH", "/v1/people/999", "{\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}"),
                SentRequest.json(
                        "POST",
                        "/people/companies/42/bulkdelete",
                        "{\"links\":[{\"rel\":\"member\",\"href\":\"members/999\"}]}"),
                SentRequest.json(
                        "POST",
                        "/v2/UserManagement.svc/User/Bulk/Update",
                        "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"UserID\",\"Operator\":\"eq\",\"LookupValue\":\"999\","
                                + "\"ConditionOperator\":null}],\"GroupOperator\":null}],\"Attribute\":\"TeamId\",\"Value\":\"2\"}"),
                SentRequest.json("POST", "/apis/v4/sessions", "{\"api_key\":\"local-muster-key\"}"),
                SentRequest.json(
                        "POST",
                        "/apis/v4/bulk_people_changes",
                        "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"999\",\"gender\":\"Female\"}}}"),
                SentRequest.json(
                        "POST",
                        "/apis/v4/people",
                        "{\"data\":{\"type\":\"person\",\"attributes\":{\"first_name\":\"Jo\"}},\"included\":[{\"type\":"
                                + "\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}]}"),
                SentRequest.json(
                        "PUT",
                        "/api/public/users/mass_update_standard_attributes",
                        "{\"ids\":[999],\"attribute\":\"country\",\"value\":\"x\"}"),
                SentRequest.json(
                        "PUT",
                        "/api/public/users-by-id/mass_update_custom_attributes",
                        "{\"ids\":[\"x\"],\"attribute\":\"shoe\",\"value\":\"x\"}"));
    }

    /** Files that are sent whole. */
    static Stream<SentRequest> files() {
        return Stream.of(
                SentRequest.of("POST", "/v1/jobs?mode=upsert", "{\"id\":\"999\",\"attributes\":{\"city\":\"x\"}}")
                        .with("content-type", "application/x-ndjson"),
                SentRequest.of("POST", "/v1/jobs?mode=upsert", "id,city\n999,x\n")
                        .with("content-type", "text/csv"));
    }

    static SentRequest xml() {
        return SentRequest.of("POST", "/people/companies/42/bulkdelete", LINKS)
                .with("content-type", "application/vnd.huddle.data+xml");
    }
}
