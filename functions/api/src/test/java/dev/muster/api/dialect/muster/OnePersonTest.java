package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person that every dialect changes in turn. */
class OnePersonTest {
    private static final String JSON_API = "application/vnd.api+json";
    private static final String HUDDLE = "application/vnd.huddle.data+json";
    private static final String LEADSQUARED =
            "/v2/UserManagement.svc/User/Bulk/Update?accessKey=local-access&secretKey=local-secret";
    private static final String USERCOM = "/api/public/users/mass_update_standard_attributes/";
    private static final String PERSON = """
            { "data": { "type": "person", "attributes": { "first_name": "Jo", "last_name": "Doe", "gender": "Female" } },
              "included": [
                { "type": "email_address", "attributes": { "email": "jo@example.org", "primary": true } },
                { "type": "phone_number", "attributes": { "number": "1234567890" } },
                { "type": "organizational_permission", "attributes": { "organization_id": "42", "permission_id": "2" } } ] }""";

    private final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void runWorkersDuringWaits() {
        stack.time.meanwhile(stack::runWorkers);
    }

    @Test
    void everyDialectSeesChangesOfTheOthers() {
        String id = createOrMerge();
        assertThat(stack.get("/v1/people/" + id).at("/attributes/email")).isEqualTo("jo@example.org");

        TestResponse update =
                send("PUT", USERCOM, usercom(id), "Authorization", token(), "Content-Type", "application/json");
        assertThat(update.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(person(id).value(Path.attribute("country"))).isEqualTo(Value.of("USA"));

        assertThat(inTeam("EmailAddress", "eq", "JO@example.org")).isEqualTo("1");
        assertThat(inTeam("AssociatedPhoneNumbers", "lik", "4567")).isEqualTo("1");
        assertThat(inTeam("Country", "eq", "usa")).isEqualTo("1");
        assertThat(inTeam("TeamId", "eq", "2")).isEqualTo("1");
        assertThat(inTeam("UserID", "eq", id)).isEqualTo("1");
        assertThat(stack.get("/v1/people/" + id).at("/attributes/team_id")).isEqualTo("2");

        assertThat(delete(id).status()).isEqualTo(204);
        assertThat(person(id).isIn("42")).isFalse();
        assertThat(delete(id).status()).isEqualTo(204);
        // Removal from one company keeps the person in the tenant, so the e-mail address still identifies it.
        assertThat(inTeam("EmailAddress", "eq", "jo@example.org")).isEqualTo("1");
        assertThat(createOrMerge()).isEqualTo(id);
        assertThat(person(id).isIn("42")).isTrue();
    }

    @Test
    void noDialectSeesDeletedPerson() {
        String id = createOrMerge();
        assertThat(stack.send("DELETE", "/v1/people/" + id, null).status()).isEqualTo(204);

        assertThat(inTeam("EmailAddress", "eq", "jo@example.org")).isEqualTo("0");
        assertThat(inTeam("UserID", "eq", id)).isEqualTo("0");
        send("PUT", USERCOM, usercom(id), "Authorization", token(), "Content-Type", "application/json");
        assertThat(person(id).value(Path.attribute("country")).isPresent()).isFalse();
        TestResponse member = huddle("/people/companies/42/members/" + id);
        assertThat(member.status()).as(member.body()).isEqualTo(404);
        assertThat(huddle("/people/companies/42/members").body()).doesNotContain(id);
        assertThat(delete(id).status()).isEqualTo(400);
        assertThat(createOrMerge()).isNotEqualTo(id);
        assertThat(person(id).exists()).isFalse();
    }

    private TestResponse huddle(String address) {
        return send("GET", address, null, "Authorization", "OAuth2 local-huddle-token");
    }

    /** Creates the person or merges into it, and returns its id. */
    private String createOrMerge() {
        TestResponse response = send(
                "POST", "/apis/v4/people", PERSON, "Authorization", "Bearer " + session(), "Content-Type", JSON_API);
        assertThat(response.status()).as(response.body()).isIn(200, 201);
        return response.at("/data/id");
    }

    private String session() {
        TestResponse response = send(
                "POST",
                "/apis/v4/sessions",
                "{\"api_key\":\"" + ApiStack.KEY + "\"}",
                "Content-Type",
                "application/json");
        assertThat(response.status()).as(response.body()).isLessThan(300);
        return response.at("/token");
    }

    private static String usercom(String id) {
        return "{\"ids\":[" + id + "],\"attribute\":\"country\",\"value\":\"USA\"}";
    }

    private static String token() {
        String head = "local-usercom-";
        return "Token " + head + "0".repeat(64 - head.length());
    }

    /** Puts the people who match the condition into team 2, and returns their number. */
    private String inTeam(String name, String operator, String value) {
        String body = """
                {"Conditions":[{"Condition":[{"LookupName":"%s","Operator":"%s","LookupValue":"%s"}]}],
                 "Attribute":"TeamId","Value":"2"}""".formatted(name, operator, value);
        TestResponse response = send("POST", LEADSQUARED, body, "Content-Type", "application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.at("/Message/AffectedRows");
    }

    private TestResponse delete(String id) {
        String body = "{\"links\":[{\"rel\":\"member\",\"href\":\"/people/companies/42/members/" + id + "\"}]}";
        return send(
                "POST",
                "/people/companies/42/bulkdelete",
                body,
                "Authorization",
                "OAuth2 local-huddle-token",
                "Content-Type",
                HUDDLE);
    }

    private Person person(String id) {
        return stack.person(ApiStack.DEMO, id).orElseThrow();
    }

    private TestResponse send(String method, String address, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int index = 0; index < headers.length; index += 2) {
            all.put(headers[index], headers[index + 1]);
        }
        return stack.send(method, address, body, all);
    }
}
