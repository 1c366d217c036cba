package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assignments to people who do not exist, and memberships that begin again (docs/design.md rulings 6 and 7). */
class AssignmentsTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("email", "jo@example.org"));
        stack.store(ApiStack.DEMO, List.of("12"), Set.of("3"), Map.of());
    }

    private static String assign(String leader) {
        return "{\"organization\":\"3\",\"assign\":%s}".formatted(leader);
    }

    private static String assignmentModel(String leader) {
        return "{\"type\":\"contact_assignment\",\"attributes\":{\"assigned_to_id\":\"%s\",\"organization_id\":\"3\"}}"
                .formatted(leader);
    }

    private TestResponse bulk(String attributes) {
        return ways.missionHubBulk("\"organization_id\":\"3\",\"person_ids\":\"7\"," + attributes);
    }

    private void assertNobodyChanged() {
        assertThat(stack.person(ApiStack.DEMO, "7").orElseThrow().version()).isEqualTo(1);
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"\"nobody\"", "999", "\"no-such-person\""})
    void rejectsJobAndPatchThatAssignToNobody(String leader) {
        String first = "{\"set\":\"country\",\"to\":\"US\"}";
        String change = assign(leader);
        TestResponse job = stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[" + first + "," + change + "]}");
        TestResponse patch = ways.patch("7", first, change);
        for (TestResponse response : List.of(job, patch)) {
            assertThat(response.status()).as(response.body()).isEqualTo(422);
            assertThat(response.at("/errors/0/pointer")).isEqualTo("/changes/1/assign");
            assertThat(response.at("/errors/0/detail")).contains(leader.replace("\"", ""));
        }
        assertNobodyChanged();
    }

    @Test
    void rejectsFilterJobAndDryRunThatAssignToNobody() {
        String changes = "\"changes\":[" + assign("\"nobody\"") + "]";
        assertThat(stack.submit("{\"select\":{\"filter\":\"id pr\"}," + changes + "}")
                        .status())
                .isEqualTo(422);
        assertThat(stack.submit("{\"select\":{\"ids\":[\"7\"]},\"dry_run\":true," + changes + "}")
                        .status())
                .isEqualTo(422);
        assertNobodyChanged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"assigned_tos\":{\"12\":true,\"nobody\":true} | /data/attributes/assigned_tos/nobody",
                "\"assigned_to_id\":999 | /data/attributes/assigned_to_id",
                "\"assigned_to_id\":\"nobody\",\"gender\":\"Male\" | /data/attributes/assigned_to_id",
            })
    void rejectsBulkChangeOfMissionHubThatAssignsToNobody(String attributes, String pointer) {
        TestResponse response = bulk(attributes);
        assertThat(response.status()).as(response.body()).isEqualTo(422);
        assertThat(response.at("/errors/0/source/pointer")).isEqualTo(pointer);
        assertNobodyChanged();
    }

    @Test
    void rejectsNewAndMergedPersonOfMissionHubThatIsAssignedToNobody() {
        for (String email : List.of("new@example.org", "jo@example.org")) {
            TestResponse response = ways.missionHub(WaysIn.emailModel(email), assignmentModel("nobody"));
            assertThat(response.status()).as(response.body()).isEqualTo(422);
            assertThat(response.at("/errors/0/source/pointer")).isEqualTo("/included/1/attributes/assigned_to_id");
        }
        assertThat(stack.get("/v1/people?limit=100").body()).doesNotContain("new@example.org");
        assertNobodyChanged();
    }

    @Test
    void rejectsPersonOfMissionHubWhoseContactDoesNotExist() {
        for (String organization : List.of(",\"organization_id\":\"3\"", "")) {
            TestResponse response = ways.missionHub(
                    WaysIn.emailModel("new@example.org"),
                    "{\"type\":\"contact_assignment\",\"attributes\":{\"person_id\":\"nobody\"%s}}"
                            .formatted(organization));
            assertThat(response.status()).as(response.body()).isEqualTo(422);
            assertThat(response.at("/errors/0/source/pointer")).isEqualTo("/included/1/attributes/person_id");
            assertThat(response.at("/errors/0/detail")).contains("\"nobody\"", "no such person");
        }
        assertThat(stack.get("/v1/people?limit=100").body()).doesNotContain("new@example.org");
    }

    @Test
    void takesBackAssignmentToSomebodyWhoDoesNotExist() {
        assertThat(ways.result("7", "{\"organization\":\"3\",\"unassign\":\"nobody\"}"))
                .contains("\"unchanged\"");
        assertThat(bulk("\"assigned_tos\":{\"nobody\":false}").status()).isEqualTo(200);
    }

    @Test
    void tellsCallerWithoutRightsNothingAboutLeader() {
        stack.store(ApiStack.DEMO, List.of("20"), Set.of("3"), Map.of());
        String key = "key-of-20";
        stack.grantKey(key, "20");
        for (String leader : List.of("nobody", "12")) {
            assertThat(stack.submit(
                                    "{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"organization\":\"42\",\"assign\":\"%s\"}]}"
                                            .formatted(leader),
                                    "Authorization",
                                    "Bearer " + key)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoJoinsAgainStartsAfresh() {
        String organization = "{\"organization\":\"3\",";
        ways.job(
                "7",
                organization + "\"set\":\"permission_id\",\"to\":\"1\"}",
                organization + "\"set\":\"followup_status\",\"to\":\"contacted\"}",
                organization + "\"set\":\"shirt\",\"to\":\"L\"}",
                organization + "\"archive\":true}",
                organization + "\"add_to\":\"labels\",\"value\":\"5\"}",
                organization + "\"add_to\":\"groups\",\"value\":\"6\"}",
                organization + "\"assign\":\"12\"}");
        String removal = ways.job("7", organization + "\"remove\":true}");
        String model = "{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}";

        ways.missionHub(WaysIn.emailModel("jo@example.org"), model);
        assertThat(ways.membership("7", "3"))
                .contains("\"permission_id\":\"2\"", "\"followup_status\":null", "\"archived\":false")
                .contains("\"assigned\":[]", "\"labels\":[]", "\"groups\":[]")
                .doesNotContain("shirt\":\"L");

        // The membership since is another one, so the undo of the removal does not bring the old one back.
        ways.undo(removal);
        assertThat(ways.membership("7", "3")).contains("\"permission_id\":\"2\"", "\"assigned\":[]");
    }

    @Test
    void whoJoinsAgainByFileStartsAfreshToo() {
        String organization = "{\"organization\":\"3\",";
        ways.job("7", organization + "\"set\":\"followup_status\",\"to\":\"contacted\"}");
        ways.job("7", organization + "\"remove\":true}");
        ways.file("{\"id\":\"7\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}");
        assertThat(ways.membership("7", "3")).contains("\"followup_status\":null");
    }

    @Test
    void undoOfRemovalBringsWholeMembershipBack() {
        String organization = "{\"organization\":\"3\",";
        ways.job("7", organization + "\"set\":\"followup_status\",\"to\":\"contacted\"}");
        ways.undo(ways.job("7", organization + "\"remove\":true}"));
        assertThat(ways.membership("7", "3")).contains("\"followup_status\":\"contacted\"");
    }
}
