package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted person is gone in every dialect. */
class DeletedPeopleTest {
    private static final String PERSON = "7";
    private static final String EMAIL = "seven@example.org";

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);
    private final MusterClient muster = MusterClient.of(stack);

    @BeforeEach
    void deletePerson() {
        stack.store(
                ApiStack.DEMO,
                List.of(PERSON),
                Set.of("3", "42"),
                Map.of("email", EMAIL, "phone_number", "0171 1", "custom_id", "crm-7", "first_name", "Seven"));
        ways.job(PERSON, "{\"delete\":true}");
    }

    private String lastJobResults() {
        return stack.get("/v1/jobs/" + stack.get("/v1/jobs?limit=1").at("/jobs/0/id") + "/results")
                .body();
    }

    @Test
    void missionHubSelectsNobodyAndCreatesAnotherPersonWithTheAddress() {
        TestResponse bulk =
                ways.missionHubBulk("\"organization_id\":\"3\",\"person_ids\":\"7\",\"followup_status\":\"contacted\"");
        assertThat(bulk.status()).as(bulk.body()).isEqualTo(200);
        assertThat(bulk.at("/meta/not_found")).isEqualTo("1");
        TestResponse created = ways.missionHub(WaysIn.emailModel(EMAIL));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.at("/data/id")).isNotEqualTo(PERSON);
    }

    @Test
    void userComSkipsUserById() {
        stack.time.pass(Duration.ofSeconds(1));
        assertThat(ways.usercom("users", PERSON, "country", "Poland").status()).isEqualTo(200);
        assertThat(lastJobResults()).contains("\"id\":\"7\",\"outcome\":\"not_found\"");
    }

    @Test
    void userComSkipsUserByCustomId() {
        stack.time.pass(Duration.ofSeconds(1));
        assertThat(ways.usercom("users-by-id", "crm-7", "country", "Poland").status())
                .isEqualTo(200);
        assertThat(lastJobResults()).contains("crm-7\",\"outcome\":\"not_found\"");
    }

    @Test
    void leadSquaredSelectsNobody() {
        assertThat(ways.leadSquared("UserID", "eq", PERSON)).isEmpty();
        assertThat(ways.leadSquared("EmailAddress", "eq", EMAIL)).isEmpty();
        assertThat(ways.leadSquared("AssociatedPhoneNumbers", "eq", "0171 1")).isEmpty();
    }

    @Test
    void huddleListsAndShowsNobody() {
        String[] headers = {"Authorization", "OAuth2 local-huddle-token", "Accept", "application/json"};
        assertThat(stack.get("/people/companies/42/members/7", headers).status())
                .isEqualTo(404);
        TestResponse members = stack.get("/people/companies/42/members", headers);
        assertThat(members.status()).isEqualTo(200);
        assertThat(members.body()).doesNotContain("members/7\"");
    }

    @Test
    void musterFindsNobody() {
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(404);
        assertThat(stack.get("/v1/people?organization=3").body()).doesNotContain("\"7\"");
        assertThat(stack.get("/v1/people?filter=custom_id%20eq%20%22crm-7%22").at("/people"))
                .isEqualTo("[]");
        assertThat(ways.result(PERSON, WaysIn.set("country", "\"PL\""))).contains("not_found");
        assertThat(muster.results(
                        muster.runToEnd(FileClient.of(stack).csv("?match=email", "email,country", EMAIL + ",PL"))))
                .singleElement()
                .asString()
                .contains("not_found");
    }
}
