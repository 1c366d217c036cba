package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs of every dialect are undone in reverse order and redone in order, back to the same person each time. */
class UndoOfVendorJobsTest {
    private static final String PERSON = "7";

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);

    /** A request of a client that makes one job of person 7. */
    interface Step {
        void run(WaysIn ways);
    }

    @BeforeEach
    void storePerson() {
        stack.store(
                ApiStack.DEMO,
                List.of(PERSON),
                Set.of("3", "42"),
                Map.of("email", "first@example.org", "phone_number", "0171 1", "custom_id", "first", "country", "red"));
    }

    static Stream<List<Step>> sequences() {
        return Stream.of(
                List.of(
                        usercom("email", "second@example.org"),
                        own("{\"add_to\":\"email_addresses\",\"value\":\"third@example.org\"}"),
                        usercom("email", "third@example.org"),
                        own("{\"set\":\"email\",\"to\":null}")),
                List.of(
                        usercom("phone_number", "0172 2"),
                        usercom("custom_id", "second"),
                        own("{\"set\":\"custom.Shoe Size\",\"to\":42}"),
                        usercom("phone_number", "0173 3")),
                List.of(
                        missionHub("\"followup_status\":\"contacted\",\"labels\":{\"5\":true}"),
                        missionHub("\"assigned_tos\":{\"1\":true},\"archived\":true"),
                        missionHub("\"labels\":{\"5\":false},\"permission_id\":4"),
                        missionHub("\"delete\":true")),
                List.of(
                        UndoOfVendorJobsTest::moveToTeam,
                        UndoOfVendorJobsTest::deleteFromCompany,
                        usercom("country", "green"),
                        own("{\"set\":\"country\",\"to\":\"blue\"}")));
    }

    private static Step own(String change) {
        return ways -> ways.job(PERSON, change);
    }

    private static Step usercom(String attribute, String value) {
        return ways -> assertThat(
                        ways.usercom("users", PERSON, attribute, value).status())
                .isEqualTo(200);
    }

    private static Step missionHub(String attributes) {
        return ways -> assertThat(ways.missionHubBulk("\"organization_id\":\"3\",\"person_ids\":\"7\"," + attributes)
                        .status())
                .isEqualTo(200);
    }

    private static void deleteFromCompany(WaysIn ways) {
        TestResponse response = ways.stack()
                .post(
                        "/people/companies/42/bulkdelete",
                        "{\"links\":[{\"rel\":\"member\",\"href\":\"members/7\"}]}",
                        "Authorization",
                        "OAuth2 local-huddle-token",
                        "Content-Type",
                        "application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(204);
    }

    private static void moveToTeam(WaysIn ways) {
        assertThat(ways.leadSquared("UserID", "eq", PERSON)).containsExactly(PERSON);
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void undoLeadsBackAndRedoLeadsForth(List<Step> steps) {
        MusterClient muster = MusterClient.of(stack);
        List<String> jobs = new ArrayList<>();
        List<String> persons = new ArrayList<>(List.of(person()));
        for (Step step : steps) {
            // Ids of jobs sort by their time, and the job of this step must be the last one.
            stack.time.pass(Duration.ofSeconds(1));
            step.run(ways);
            jobs.add(stack.get("/v1/jobs?limit=1").at("/jobs/0/id"));
            persons.add(person());
        }
        assertThat(persons).doesNotHaveDuplicates();
        List<String> undos = new ArrayList<>();
        for (int last = jobs.size() - 1; last >= 0; last--) {
            undos.addFirst(muster.runToEnd(muster.act(jobs.get(last), "undo")));
            assertThat(person()).isEqualTo(persons.get(last));
        }
        for (int next = 0; next < undos.size(); next++) {
            muster.runToEnd(muster.act(undos.get(next), "undo"));
            assertThat(person()).isEqualTo(persons.get(next + 1));
        }
    }

    /** Returns the person as it reads, without the version. */
    private String person() {
        return stack.get("/v1/people/" + PERSON).body().replaceFirst(",\"version\":\\d+", "");
    }
}
