package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /apis/v4/people}: create, merge, what is asked for in the answer, and every refusal. */
class MissionHubPeopleTest {
    private static final String EMAIL =
            "[{\"type\":\"email_address\",\"attributes\":{\"email\":\"Jo@Example.org\",\"primary\":true}}]";

    private final ApiStack walk = ApiStack.local();
    private final MissionHubClient admin = MissionHubClient.of(walk, ApiStack.KEY);

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, List.of("12"), Set.of("3"), Map.of("first_name", "Lee"));
        walk.store(ApiStack.DEMO, List.of("13"), Set.of("42"), Map.of("email", "other@example.org"));
        walk.ports.access().addOrganization(ApiStack.DEMO, "9");
    }

    private Value value(String person, String path) {
        return walk.person(ApiStack.DEMO, person).orElseThrow().value(new Path(path));
    }

    @Test
    void makesTheContractsSample() {
        TestResponse answer = admin.create("{\"first_name\":\"Jo\",\"last_name\":\"Doe\",\"gender\":\"Male\"}", """
                [{"type":"email_address","attributes":{"email":"jo@example.org","primary":true}},
                 {"type":"phone_number","attributes":{"number":"1234567890"}},
                 {"type":"organizational_permission","attributes":{"organization_id":"3","permission_id":"2",
                  "followup_status":"uncontacted"}},
                 {"type":"contact_assignment","attributes":{"assigned_to_id":"12","organization_id":"3"}}]""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String id = answer.at("/data/id");
        assertThat(answer.at("/data/type")).isEqualTo("person");
        assertThat(answer.at("/data/attributes/first_name")).isEqualTo("Jo");
        assertThat(answer.at("/data/attributes/gender")).isEqualTo("Male");
        assertThat(answer.at("/data/attributes/fb_uid")).isEqualTo("null");
        assertThat(answer.at("/data/relationships/email_addresses/data/0/type")).isEqualTo("email_address");
        assertThat(answer.at("/data/relationships/reverse_contact_assignments/data/0/type"))
                .isEqualTo("contact_assignment");
        assertThat(answer.at("/data/relationships/contact_assignments/data")).isEqualTo("[]");
        assertThat(answer.at("/included")).isEqualTo("absent");
        assertThat(answer.at("/meta")).isEqualTo("absent");
        assertThat(answer.headers()).containsKeys("X-MH-Session", "ETag").doesNotContainKey("Link");
        assertThat(value(id, "gender")).isEqualTo(Value.of("male"));
        assertThat(value(id, "email")).isEqualTo(Value.of("jo@example.org"));
        assertThat(value(id, "phone_number")).isEqualTo(Value.of("1234567890"));
        assertThat(value(id, "org/3/followup_status")).isEqualTo(Value.of("uncontacted"));
        assertThat(value(id, "org/3/assigned/12")).isEqualTo(Value.of(true));
    }

    @Test
    void mergesOnTheAddress() {
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
        // Whom the second address found is the same person.
        assertThat(admin.create("{}", "[{\"type\":\"email\",\"attributes\":{\"email\":\"jo2@example.org\"}}]")
                        .at("/data/id"))
                .isEqualTo(id);
    }

    @Test
    void addsAddressesAndReplacesNone() {
        String first =
                "{\"type\":\"address\",\"attributes\":{\"address1\":\"1 Main St\",\"city\":\"Springfield\",\"zip\":12345}}";
        String second = "{\"type\":\"address\",\"attributes\":{\"address1\":\"2 Side & Co = ü\",\"country\":\"NZ\"}}";
        String emailAnd = EMAIL.substring(0, EMAIL.length() - 1) + ",%s]";
        TestResponse created = admin.create("{\"first_name\":\"Jo\"}", emailAnd.formatted(first));
        admin.create("{}", emailAnd.formatted(second));
        TestResponse answer = admin.post(
                "/apis/v4/people?include=addresses", MissionHubClient.person("{}", emailAnd.formatted(first)));
        String id = created.at("/data/id");
        assertThat(answer.at("/data/id")).isEqualTo(id);
        assertThat(value(id, "city")).isEqualTo(Value.of("Springfield"));
        assertThat(value(id, "country")).isEqualTo(Value.NOTHING);
        assertThat(answer.at("/included/0/attributes/address1")).isEqualTo("1 Main St");
        assertThat(answer.at("/included/0/attributes/zip")).isEqualTo("12345");
        assertThat(answer.at("/included/1/attributes/address1")).isEqualTo("2 Side & Co = ü");
        assertThat(answer.at("/included/1/attributes/country")).isEqualTo("NZ");
        assertThat(answer.at("/included/2")).isEqualTo("absent");
    }

    @Test
    void assignsInBothDirections() {
        TestResponse answer = admin.post(
                "/apis/v4/people/?include=contact_assignments.person,reverse_contact_assignments.assigned_to"
                        + "&fields[person]=first_name&fields[contact_assignment]=assigned_to_id,person_id",
                MissionHubClient.person("{\"first_name\":\"Jo\"}", """
                        [{"type":"contact_assignment","attributes":{"person_id":"12","organization_id":"3"}},
                         {"type":"contact_assignment","attributes":{"assigned_to_id":"1","organization_id":"3"}}]"""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String id = answer.at("/data/id");
        assertThat(value("12", "org/3/assigned/" + id)).isEqualTo(Value.of(true));
        assertThat(value(id, "org/3/assigned/1")).isEqualTo(Value.of(true));
        assertThat(answer.at("/included/0/attributes"))
                .isEqualTo("{\"assigned_to_id\":\"%s\",\"person_id\":\"12\"}".formatted(id));
        assertThat(answer.at("/included/1/attributes")).isEqualTo("{\"first_name\":\"Lee\"}");
        assertThat(answer.at("/included/2/attributes"))
                .isEqualTo("{\"assigned_to_id\":\"1\",\"person_id\":\"%s\"}".formatted(id));
        assertThat(answer.at("/included/3/attributes")).isEqualTo("{\"first_name\":\"Ada\"}");
        assertThat(answer.at("/included/4")).isEqualTo("absent");
    }

    @Test
    void showsOnlyTheFieldsAskedFor() {
        TestResponse answer = admin.post(
                "/apis/v4/people?include=email_addresses,organizational_permissions.organization"
                        + "&fields[person]=first_name,email_addresses,nonsense&fields[email_address]=email",
                MissionHubClient.person(
                        "{\"first_name\":\"Jo\",\"last_name\":\"Doe\"}",
                        EMAIL.replace(
                                "]",
                                ",{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}]")));
        assertThat(answer.at("/data/attributes")).isEqualTo("{\"first_name\":\"Jo\"}");
        assertThat(answer.at("/data/relationships/organizational_permissions")).isEqualTo("absent");
        assertThat(answer.at("/data/relationships/email_addresses/data/0/id")).isEqualTo(answer.at("/included/0/id"));
        assertThat(answer.at("/included/0/attributes")).isEqualTo("{\"email\":\"jo@example.org\"}");
        assertThat(answer.at("/included/0/relationships")).isEqualTo("absent");
        assertThat(answer.at("/included/1/attributes/permission_id")).isEqualTo("2");
        assertThat(answer.at("/included/2")).isEqualTo("{\"type\":\"organization\",\"id\":\"3\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fields[shoe]=size | 400",
                "fields=first_name | 400",
                "include=shoes | 400",
                "include=email_addresses.person.email_addresses | 400",
                "shoes=1 | 400",
                "fields[person]= | 201",
                "include= | 201"
            })
    void readsTheQuery(String query, int status) {
        TestResponse answer =
                admin.post("/apis/v4/people?" + query, MissionHubClient.person("{\"first_name\":\"Jo\"}", "[]"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
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
    void refuses(int status, String attributes, String included, String pointer) {
        TestResponse answer = admin.create(attributes, included);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/errors/0/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo(pointer);
        assertThat(answer.headers()).doesNotContainKey("X-MH-Session");
    }

    @Test
    void takesALastNameForAContact() {
        assertThat(admin.create("{\"last_name\":\"Doe\"}", "[]").status()).isEqualTo(201);
    }

    @Test
    void neverJoinsTwoWhoAreThere() {
        String id = admin.create("{\"first_name\":\"Jo\"}", EMAIL).at("/data/id");
        TestResponse answer = admin.create("{\"first_name\":\"Jo\"}", """
                [{"type":"email","attributes":{"email":"jo@example.org"}},
                 {"type":"email","attributes":{"email":"other@example.org"}}]""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/detail")).contains(id, "13");
    }

    @Test
    void keepsUsersFromMakingAndMergingAdmins() {
        MissionHubClient user = MissionHubClient.of(walk, ApiStack.USER_KEY);
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
    void staysWithinItsTenant() {
        String id = admin.create("{\"first_name\":\"Jo\"}", EMAIL).at("/data/id");
        TestResponse answer = MissionHubClient.of(walk, ApiStack.OTHER_KEY).create("{\"first_name\":\"Jo\"}", EMAIL);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/data/id")).isNotEqualTo(id);
    }

    @Test
    void answersARepeatedKeyAlike() {
        Map<String, String> headers = new HashMap<>(admin.headers());
        headers.put("idempotency-key", "k-1");
        String jo = MissionHubClient.person("{\"first_name\":\"Jo\"}", "[]");
        TestResponse first = walk.send("POST", MissionHubClient.PEOPLE, jo, headers);
        TestResponse second = walk.send("POST", MissionHubClient.PEOPLE, jo, headers);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        TestResponse other = walk.send("POST", MissionHubClient.PEOPLE, jo.replace("Jo", "Al"), headers);
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void makesOnePersonOfTwoAtOnce() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                String email =
                        "[{\"type\":\"email\",\"attributes\":{\"email\":\"race%d@example.org\"}}]".formatted(round);
                Callable<TestResponse> create = () -> admin.create("{\"first_name\":\"Jo\"}", email);
                List<Future<TestResponse>> answers = both.invokeAll(List.of(create, create));
                TestResponse one = answers.getFirst().get();
                TestResponse two = answers.getLast().get();
                assertThat(List.of(one.status(), two.status())).containsExactlyInAnyOrder(200, 201);
                assertThat(one.at("/data/id")).isEqualTo(two.at("/data/id"));
            }
        }
    }
}
