package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People and jobs that callers read: contact 7 of organization 3 and person 8 in no organization have no rights. */
class ReadingRightsTest extends EscalationFixture {
    private static final String PERU = set("country", "Peru");

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("country", "Chile"));
        stack.store(ApiStack.DEMO, List.of("8"), Set.of(), Map.of("country", "Chile"));
    }

    private Credentials credentials(String person) {
        return Credentials.grant(stack, person, ApiStack.ISSUED);
    }

    @Test
    void userReadsPeopleAndJobsOfTenant() {
        String job = run(admin, "7", PERU, "");
        assertThat(get(user, "/v1/people").body()).contains("\"id\":\"1\"", "\"id\":\"7\"", "\"id\":\"8\"");
        assertThat(get(user, "/v1/people/1?history").status()).isEqualTo(200);
        assertThat(get(user, "/v1/jobs").at("/jobs/0/id")).isNotEqualTo("absent");
        assertThat(get(user, job).status()).isEqualTo(200);
        assertThat(get(user, job + "/results").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "8"})
    void callerWithoutRightsReadsItselfOnly(String id) {
        Credentials caller = credentials(id);
        assertThat(get(caller, "/v1/people/" + id).at("/attributes/country")).isEqualTo("Chile");
        assertThat(get(caller, "/v1/people/" + id + "?history").status()).isEqualTo(200);
        for (String other : List.of("1", "2", "nobody")) {
            TestResponse response = get(caller, "/v1/people/" + other);
            assertThat(response.status()).as(response.body()).isEqualTo(403);
        }
        TestResponse list = get(caller, "/v1/people?limit=100");
        assertThat(list.at("/people/0/id")).isEqualTo(id);
        assertThat(list.at("/people/1")).isEqualTo("absent");
        assertThat(list.at("/next")).isEqualTo("null");
        assertThat(get(caller, "/v1/people?filter=id%20eq%20%221%22").at("/people"))
                .isEqualTo("[]");
    }

    @Test
    void userWhoHasLeftReadsItselfOnly() {
        String job = run(admin, "7", PERU, "");
        patch(user, "2", "{\"organization\":\"3\",\"remove\":true},{\"organization\":\"42\",\"remove\":true}");
        assertThat(get(user, "/v1/people/1").status()).isEqualTo(403);
        assertThat(get(user, "/v1/people/2").status()).isEqualTo(200);
        assertThat(get(user, job).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "8"})
    void callerWithoutRightsReadsItsOwnJobsOnly(String id) {
        Credentials caller = credentials(id);
        String foreign = run(admin, id, set("city", "Lima"), "");
        String own = run(caller, id, PERU, "");
        assertThat(get(caller, own).at("/totals/changed")).isEqualTo("1");
        assertThat(get(caller, own + "/results").at("/outcome")).isEqualTo("changed");
        assertThat(get(caller, foreign).status()).isEqualTo(404);
        assertThat(get(caller, foreign + "/results").status()).isEqualTo(404);
        TestResponse list = get(caller, "/v1/jobs");
        assertThat(list.at("/jobs/0/links/self")).isEqualTo(own);
        assertThat(list.at("/jobs/1")).isEqualTo("absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void callerWithoutRightsActsOnNoJobOfAnother(String verb) {
        String foreign = run(admin, "7", PERU, ",\"hold\":true");
        TestResponse response = act(credentials("7"), foreign, verb);
        assertThat(response.status()).as(response.body()).isEqualTo(403);
        assertThat(get(admin, foreign).at("/state")).isEqualTo("held");
    }

    @Test
    void callerWithoutRightsActsOnItsOwnJobs() {
        Credentials caller = credentials("7");
        String job = run(caller, "7", PERU, "");
        runVerb(caller, job, "undo");
        assertThat(get(caller, "/v1/people/7").at("/attributes/country")).isEqualTo("Chile");
    }

    @Test
    void callerWithoutRightsSelectsNobodyByFilter() {
        String body = "{\"select\":{\"filter\":\"country eq \\\"Chile\\\"\"},\"changes\":[%s],\"dry_run\":true}"
                .formatted(PERU);
        TestResponse response = send("POST", "/v1/jobs", body, credentials("7").muster());
        assertThat(response.status()).as(response.body()).isEqualTo(403);
        assertThat(response.at("/errors/0/pointer")).isEqualTo("/select/filter");
    }

    /** A merge would tell who holds an address, so the answer is the same for every address. */
    @Test
    void callerWithoutRightsMergesNobody() {
        Credentials caller = credentials("7");
        TestResponse held = merge(caller, "\"first_name\":\"Lee\"", email(ADMIN_EMAIL));
        TestResponse free = merge(caller, "\"first_name\":\"Lee\"", email("free@example.org"));
        assertThat(held.status()).isEqualTo(403);
        assertThat(held.body()).isEqualTo(free.body());
        assertThat(get(admin, "/v1/people?limit=100").body()).doesNotContain("Lee");
    }
}
