package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people that {@code POST /apis/v4/people} creates and merges. */
class MissionHubPeopleTest extends MissionHubPeopleFixture {
    @Test
    void createsPersonOfSample() {
        TestResponse response = admin.create("{\"first_name\":\"Jo\",\"last_name\":\"Doe\",\"gender\":\"Male\"}", """
                [{"type":"email_address","attributes":{"email":"jo@example.org","primary":true}},
                 {"type":"phone_number","attributes":{"number":"1234567890"}},
                 {"type":"organizational_permission","attributes":{"organization_id":"3","permission_id":"2",
                  "followup_status":"uncontacted"}},
                 {"type":"contact_assignment","attributes":{"assigned_to_id":"12","organization_id":"3"}}]""");
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        String id = response.at("/data/id");
        assertThat(response.at("/data/type")).isEqualTo("person");
        assertThat(response.at("/data/attributes/first_name")).isEqualTo("Jo");
        assertThat(response.at("/data/attributes/gender")).isEqualTo("Male");
        assertThat(response.at("/data/attributes/fb_uid")).isEqualTo("null");
        assertThat(response.at("/data/relationships/email_addresses/data/0/type"))
                .isEqualTo("email_address");
        assertThat(response.at("/data/relationships/reverse_contact_assignments/data/0/type"))
                .isEqualTo("contact_assignment");
        assertThat(response.at("/data/relationships/contact_assignments/data")).isEqualTo("[]");
        assertThat(response.at("/included")).isEqualTo("absent");
        assertThat(response.at("/meta")).isEqualTo("absent");
        assertThat(response.headers()).containsKeys("X-MH-Session", "ETag").doesNotContainKey("Link");
        assertThat(value(id, "gender")).isEqualTo(Value.of("male"));
        assertThat(value(id, "email")).isEqualTo(Value.of("jo@example.org"));
        assertThat(value(id, "phone_number")).isEqualTo(Value.of("1234567890"));
        assertThat(value(id, "org/3/followup_status")).isEqualTo(Value.of("uncontacted"));
        assertThat(value(id, "org/3/assigned/12")).isEqualTo(Value.of(true));
    }

    @Test
    void mergesPersonWithSameEmail() {
        TestResponse first = admin.create("{\"first_name\":\"Jo\",\"last_name\":\"Doe\"}", EMAIL);
        TestResponse second = admin.create("{\"first_name\":\" \",\"last_name\":\"Dole\",\"gender\":null}", """
                [{"type":"email","attributes":{"email":" JO@example.ORG "}},
                 {"type":"email","attributes":{"email":"jo2@example.org"}},
                 {"type":"phone_number","attributes":{"number":"1"}},
                 {"type":"phone_number","attributes":{"number":""}},
                 {"type":"organizational_label","attributes":{"organization_id":"3","label_id":"7"}},
                 {"type":"group_membership","attributes":{"organization_id":42,"group_id":8}}]""");
        String id = first.at("/data/id");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.at("/data/id")).isEqualTo(id);
        assertThat(second.at("/meta")).isEqualTo("{\"merged\":true,\"user_merged\":true}");
        assertThat(second.at("/data/attributes/first_name")).isEqualTo("Jo");
        assertThat(second.at("/data/attributes/last_name")).isEqualTo("Dole");
        assertThat(value(id, "email")).isEqualTo(Value.of("Jo@Example.org"));
        assertThat(value(id, "email_addresses/jo2@example.org")).isEqualTo(Value.of(true));
        assertThat(value(id, "org/3/permission_id")).isEqualTo(Value.of("2"));
        assertThat(value(id, "org/3/labels/7")).isEqualTo(Value.of(true));
        assertThat(value(id, "org/42/groups/8")).isEqualTo(Value.of(true));
        // The second address identifies the same person.
        assertThat(admin.create("{}", "[{\"type\":\"email\",\"attributes\":{\"email\":\"jo2@example.org\"}}]")
                        .at("/data/id"))
                .isEqualTo(id);
    }

    @Test
    void addsAddressesWithoutReplacingAny() {
        String first =
                "{\"type\":\"address\",\"attributes\":{\"address1\":\"1 Main St\",\"city\":\"Springfield\",\"zip\":12345}}";
        String second = "{\"type\":\"address\",\"attributes\":{\"address1\":\"2 Side & Co = ü\",\"country\":\"NZ\"}}";
        String emailAnd = EMAIL.substring(0, EMAIL.length() - 1) + ",%s]";
        TestResponse created = admin.create("{\"first_name\":\"Jo\"}", emailAnd.formatted(first));
        admin.create("{}", emailAnd.formatted(second));
        TestResponse response = admin.post(
                "/apis/v4/people?include=addresses", MissionHubClient.person("{}", emailAnd.formatted(first)));
        String id = created.at("/data/id");
        assertThat(response.at("/data/id")).isEqualTo(id);
        assertThat(value(id, "city")).isEqualTo(Value.of("Springfield"));
        assertThat(value(id, "country")).isEqualTo(Value.NOTHING);
        assertThat(response.at("/included/0/attributes/address1")).isEqualTo("1 Main St");
        assertThat(response.at("/included/0/attributes/zip")).isEqualTo("12345");
        assertThat(response.at("/included/1/attributes/address1")).isEqualTo("2 Side & Co = ü");
        assertThat(response.at("/included/1/attributes/country")).isEqualTo("NZ");
        assertThat(response.at("/included/2")).isEqualTo("absent");
    }

    @Test
    void rejectsReplayAfterLossOfPermission() {
        MissionHubClient user = MissionHubClient.of(stack, ApiStack.USER_KEY);
        String body = MissionHubClient.person(
                "{\"first_name\":\"Jo\"}",
                "[{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}]");
        Map<String, String> headers = new HashMap<>(user.headers());
        headers.put("idempotency-key", "once");
        assertThat(stack.send("POST", MissionHubClient.PEOPLE, body, headers).status())
                .isEqualTo(201);
        assertThat(stack.send("POST", MissionHubClient.PEOPLE, body, headers).header("Idempotency-Replayed"))
                .isEqualTo("true");
        stack.send(
                "PATCH",
                "/v1/people/2",
                "{\"changes\":[{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"2\"}]}",
                "Content-Type",
                "application/json");
        TestResponse response = stack.send("POST", MissionHubClient.PEOPLE, body, headers);
        assertThat(response.status()).as(response.body()).isIn(403, 404);
        assertThat(response.headers()).doesNotContainKey("Idempotency-Replayed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "422 | {} | [] | /data/attributes/first_name",
                "422 | {\"first_name\":\" \",\"gender\":\"Male\"} | [] | /data/attributes/first_name",
                "422 | {\"last_name\":\"Doe\"} | [{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\",\"permission_id\":\"4\"}}] | /data/attributes/first_name",
                "422 | {\"first_name\":7.5} | [] | /data/attributes/first_name",
                "422 | {\"first_name\":\"Jo\",\"gender\":\"x\"} | [] | /data/attributes/gender",
                "422 | {\"first_name\":\"Jo\",\"student_status\":\"x\"} | [] | /data/attributes/student_status",
                "422 | {\"first_name\":\"Jo\",\"shoe_size\":44} | [] | /data/attributes/shoe_size",
                "422 | {\"first_name\":\"Jo\"} | {} | /included",
                "422 | {\"first_name\":\"Jo\"} | [7] | /included/0",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"shoe\",\"attributes\":{}}] | /included/0/type",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"email\"}] | /included/0/attributes",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"email\",\"attributes\":{\"email\":\"jo\"}}] | /included/0/attributes/email",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"email\",\"attributes\":{\"email\":\"a@b\",\"color\":1}}] | /included/0/attributes/color",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"organizational_permission\",\"attributes\":{}}] | /included/0/attributes/organization_id",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":3,\"permission_id\":3}}] | /included/0/attributes/permission_id",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"organizational_label\",\"attributes\":{\"organization_id\":3}}] | /included/0/attributes/label_id",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"contact_assignment\",\"attributes\":{\"organization_id\":3,\"person_id\":12,\"assigned_to_id\":12}}] | /included/0/attributes",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"contact_assignment\",\"attributes\":{\"organization_id\":3}}] | /included/0/attributes",
                "422 | {\"first_name\":\"Jo\"} | [{\"type\":\"contact_assignment\",\"attributes\":{\"organization_id\":3,\"person_id\":13}}] | absent",
                "404 | {\"first_name\":\"Jo\"} | [{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":77}}] | absent",
                "403 | {\"first_name\":\"Jo\"} | [{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":9}}] | absent"
            })
    void rejectsInvalidPerson(int status, String attributes, String included, String pointer) {
        TestResponse response = admin.create(attributes, included);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.at("/errors/0/status")).isEqualTo(Integer.toString(status));
        assertThat(response.at("/errors/0/source/pointer")).isEqualTo(pointer);
        assertThat(response.headers()).doesNotContainKey("X-MH-Session");
    }

    @Test
    void createsContactWithLastNameOnly() {
        assertThat(admin.create("{\"last_name\":\"Doe\"}", "[]").status()).isEqualTo(201);
    }

    @Test
    void rejectsMergeOfTwoExistingPeople() {
        String id = admin.create("{\"first_name\":\"Jo\"}", EMAIL).at("/data/id");
        TestResponse response = admin.create("{\"first_name\":\"Jo\"}", """
                [{"type":"email","attributes":{"email":"jo@example.org"}},
                 {"type":"email","attributes":{"email":"other@example.org"}}]""");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/errors/0/detail")).contains(id, "13");
    }

    @Test
    void rejectsUsersCreatingAdmins() {
        MissionHubClient user = MissionHubClient.of(stack, ApiStack.USER_KEY);
        String permission =
                "[{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\",\"permission_id\":\"%d\"}}]";
        assertThat(user.create("{\"first_name\":\"Jo\"}", permission.formatted(1))
                        .status())
                .isEqualTo(403);
        assertThat(user.create("{\"first_name\":\"Jo\"}", permission.formatted(4))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void createsSeparatePersonForOtherTenant() {
        String id = admin.create("{\"first_name\":\"Jo\"}", EMAIL).at("/data/id");
        TestResponse response = MissionHubClient.of(stack, ApiStack.OTHER_KEY).create("{\"first_name\":\"Jo\"}", EMAIL);
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.at("/data/id")).isNotEqualTo(id);
    }

    @Test
    void replaysResponseForRepeatedKey() {
        Map<String, String> headers = new HashMap<>(admin.headers());
        headers.put("idempotency-key", "k-1");
        String jo = MissionHubClient.person("{\"first_name\":\"Jo\"}", "[]");
        TestResponse first = stack.send("POST", MissionHubClient.PEOPLE, jo, headers);
        TestResponse second = stack.send("POST", MissionHubClient.PEOPLE, jo, headers);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        TestResponse other = stack.send("POST", MissionHubClient.PEOPLE, jo.replace("Jo", "Al"), headers);
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void createsOnePersonUnderConcurrentRequests() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                String email =
                        "[{\"type\":\"email\",\"attributes\":{\"email\":\"race%d@example.org\"}}]".formatted(round);
                Callable<TestResponse> create = () -> admin.create("{\"first_name\":\"Jo\"}", email);
                List<Future<TestResponse>> responses = both.invokeAll(List.of(create, create));
                TestResponse one = responses.getFirst().get();
                TestResponse two = responses.getLast().get();
                assertThat(List.of(one.status(), two.status())).containsExactlyInAnyOrder(200, 201);
                assertThat(one.at("/data/id")).isEqualTo(two.at("/data/id"));
            }
        }
    }
}
