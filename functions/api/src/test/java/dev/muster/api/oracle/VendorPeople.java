package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import java.util.Map;

/** People whom clients of the vendors' dialects create and change. Person 505 and the people of files must be there. */
record VendorPeople(WaysIn ways) {
    private static final String USERCOM_TOKEN = "Token local-usercom-" + "0".repeat(50);

    /** Makes the people. */
    void make() {
        missionHub();
        usercom();
        leadsquared();
        huddle();
    }

    private void missionHub() {
        TestResponse created = ways.missionHub(
                WaysIn.emailModel("hub@example.org"),
                "{\"type\":\"email\",\"attributes\":{\"email\":\"Hub2@Example.org\",\"primary\":true}}",
                "{\"type\":\"phone_number\",\"attributes\":{\"number\":\"0171 9; ext 3\",\"location\":\"mobile\"}}",
                "{\"type\":\"address\",\"attributes\":{\"address1\":\"1, Main & Co=\",\"city\":\"Zürich\",\"zip\":\"8000\","
                        + "\"address_type\":\"current\"}}",
                "{\"type\":\"address\",\"attributes\":{\"city\":\"Bern\"}}",
                "{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\",\"permission_id\":\"2\","
                        + "\"followup_status\":\"contacted\",\"cru_status\":\"none\"}}",
                "{\"type\":\"organizational_label\",\"attributes\":{\"organization_id\":\"3\",\"label_id\":\"7\"}}",
                "{\"type\":\"group_membership\",\"attributes\":{\"group_id\":\"9\",\"role\":\"leader\"}}",
                "{\"type\":\"contact_assignment\",\"attributes\":{\"organization_id\":\"3\",\"assigned_to_id\":\"1\"}}",
                "{\"type\":\"contact_assignment\",\"attributes\":{\"assigned_to_id\":\"2\"}}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(ways.missionHubBulk("\"organization_id\":\"3\",\"person_ids\":\"M2\",\"labels\":{\"5\":true},"
                                + "\"assigned_tos\":{\"1\":true},\"followup_status\":\"completed\"")
                        .status())
                .isEqualTo(200);
    }

    private void usercom() {
        Map.of(
                        "score",
                        "7",
                        "unsubscribed",
                        "true",
                        "first_name",
                        "O'Neil, x",
                        "phone_number",
                        "+48 123 456 789",
                        "status",
                        "2",
                        "user_id",
                        "ext-7",
                        "email",
                        "user@example.org",
                        "google_url",
                        "https://x.org/?a=b")
                .forEach((name, value) -> {
                    TestResponse response = ways.usercom("users", "505", name, value);
                    assertThat(response.status())
                            .as(name + " " + response.body())
                            .isEqualTo(200);
                });
        custom("Shoe Size", "\"42\"");
        custom("Größe / \"cm\".x", "4.20");
        custom("  spaced  ", "true");
    }

    private void leadsquared() {
        assertThat(ways.leadSquared("UserID", "eq", "505")).containsExactly("505");
    }

    private void huddle() {
        assertThat(ways.stack()
                        .post(
                                "/people/companies/42/bulkdelete",
                                "{\"links\":[{\"rel\":\"member\",\"href\":\"members/number-3\"}]}",
                                "Authorization",
                                "OAuth2 local-huddle-token",
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(204);
    }

    private void custom(String name, String value) {
        TestResponse response = ways.stack()
                .send(
                        "PUT",
                        "/api/public/users/mass_update_custom_attributes/",
                        "{\"ids\":[\"505\"],\"attribute\":%s,\"value\":%s}"
                                .formatted(JsonNodeFactory.instance.textNode(name), value),
                        Map.of("Authorization", USERCOM_TOKEN, "Content-Type", "application/json"));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
    }
}
