package dev.muster.local.secure;

import java.util.stream.Stream;

/** A good request to every door that takes a body, without a credential. */
final class Doors {
    static final String LINKS = "<bulkDelete xmlns=\"http://schema.huddle.net/2011/02/\">"
            + "<link rel=\"member\" href=\"members/301\"/></bulkDelete>";

    private Doors() {}

    static Stream<Sent> json() {
        return Stream.of(
                Sent.json(
                        "POST",
                        "/v1/jobs",
                        "{\"select\":{\"ids\":[\"999\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}"),
                Sent.json("PATCH", "/v1/people/999", "{\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}"),
                Sent.json(
                        "POST",
                        "/people/companies/42/bulkdelete",
                        "{\"links\":[{\"rel\":\"member\",\"href\":\"members/999\"}]}"),
                Sent.json(
                        "POST",
                        "/v2/UserManagement.svc/User/Bulk/Update",
                        "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"UserID\",\"Operator\":\"eq\",\"LookupValue\":\"999\","
                                + "\"ConditionOperator\":null}],\"GroupOperator\":null}],\"Attribute\":\"TeamId\",\"Value\":\"2\"}"),
                Sent.json("POST", "/apis/v4/sessions", "{\"api_key\":\"local-muster-key\"}"),
                Sent.json(
                        "POST",
                        "/apis/v4/bulk_people_changes",
                        "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"999\",\"gender\":\"Female\"}}}"),
                Sent.json(
                        "POST",
                        "/apis/v4/people",
                        "{\"data\":{\"type\":\"person\",\"attributes\":{\"first_name\":\"Jo\"}},\"included\":[{\"type\":"
                                + "\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}]}"),
                Sent.json(
                        "PUT",
                        "/api/public/users/mass_update_standard_attributes",
                        "{\"ids\":[999],\"attribute\":\"country\",\"value\":\"x\"}"),
                Sent.json(
                        "PUT",
                        "/api/public/users-by-id/mass_update_custom_attributes",
                        "{\"ids\":[\"x\"],\"attribute\":\"shoe\",\"value\":\"x\"}"));
    }

    static Stream<Sent> rows() {
        return Stream.of(
                Sent.of("POST", "/v1/people/import", "{\"id\":\"999\",\"attributes\":{\"city\":\"x\"}}")
                        .with("content-type", "application/x-ndjson"),
                Sent.of("POST", "/v1/people/import", "id,city\n999,x\n").with("content-type", "text/csv"));
    }

    static Sent xml() {
        return Sent.of("POST", "/people/companies/42/bulkdelete", LINKS)
                .with("content-type", "application/vnd.huddle.data+xml");
    }
}
