package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of requests by which a user could get more rights, or an admin lose them. */
class EscalationTest extends EscalationFixture {
    private static final String LEAVE =
            "{\"organization\":\"3\",\"remove\":true},{\"organization\":\"42\",\"remove\":true}";

    @Test
    void userWhoHasLeftChangesNoAdmin() {
        Person before = person("1");
        assertThat(patch(user, "2", LEAVE).status()).isEqualTo(200);
        assertThat(patch(user, "1", set("email", "x@evil.example")).status()).isEqualTo(403);
        assertRefused(run(user, "1", set("email", "x@evil.example"), ""));
        assertThat(person("1")).isEqualTo(before);
    }

    @Test
    void userWhoHasLeftCannotRejoin() {
        patch(user, "2", LEAVE);
        String row = "{\"id\":\"2\",\"organizations\":{\"3\":{\"permission_id\":\"4\"}}}";
        assertThat(row(user, "update", row).at("/outcome")).isEqualTo("refused");
        assertThat(file(user, "upsert", row).status()).isEqualTo(403);
        patch(user, "2", set("email", "ben@example.org"));
        String join = "{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\"}}";
        assertThat(merge(user, "", email("ben@example.org") + "," + join).status())
                .isEqualTo(403);
        assertThat(person("2").organizations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void rowWithoutOrganizationsChangesNothing(String caller) {
        Person before = person("1");
        row(caller.equals("1") ? admin : user, "update", "{\"id\":\"1\",\"organizations\":{}}");
        assertThat(person("1")).isEqualTo(before);
    }

    @Test
    void rowTakesNobodyOutOfOrganizationThatItDoesNotName() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3", "42"), Map.of());
        TestResponse result = row(
                admin,
                "update",
                "{\"id\":\"7\",\"organizations\":{\"3\":{\"permission_id\":\"2\",\"followup_status\":\"contacted\"}}}");
        assertThat(result.at("/outcome")).isEqualTo("changed");
        assertThat(person("7").organizations()).containsExactlyInAnyOrder("3", "42");
    }

    @Test
    void userMergesIntoNoAdmin() {
        Map<String, Person> before = Map.of("1", person("1"), "2", person("2"));
        String join =
                "{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\",\"permission_id\":\"4\"}}";
        assertThat(merge(user, "\"first_name\":\"Eve\"", email(ADMIN_EMAIL)).status())
                .isEqualTo(403);
        assertThat(merge(user, "", email(ADMIN_EMAIL) + "," + join).status()).isEqualTo(403);
        assertThat(merge(user, "", email(ADMIN_EMAIL) + "," + email("eve@example.org"))
                        .status())
                .isEqualTo(403);
        assertThat(Map.of("1", person("1"), "2", person("2"))).isEqualTo(before);
        assertThat(get(admin, "/v1/people?limit=100").body()).doesNotContain("Eve", "eve@");
    }

    @Test
    void userJoinsNoAdminOfAnotherOrganization() {
        patch(user, "2", "{\"organization\":\"42\",\"remove\":true}");
        patch(admin, "1", "{\"organization\":\"3\",\"remove\":true}");
        Person before = person("1");
        TestResponse result = row(user, "update", "{\"id\":\"1\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}");
        assertThat(result.at("/outcome")).isEqualTo("refused");
        assertThat(person("1")).isEqualTo(before);
    }

    @Test
    void releaseOfUsersJobChangesNoAdmin() {
        Person before = person("1");
        String held = run(user, "1", setIn("3", "permission_id", "2"), ",\"hold\":true");
        assertRefused(runVerb(admin, held, "release"));
        String dryRun = run(user, "1", set("email", "x@evil.example"), ",\"dry_run\":true");
        assertRefused(runVerb(admin, dryRun, "release"));
        assertThat(person("1")).isEqualTo(before);
    }

    @Test
    void retryOfUsersJobChangesNoAdmin() {
        Person before = person("1");
        String job = "/v1/jobs/"
                + submit(user, "1", set("email", "x@evil.example"), "").at("/id");
        act(user, job, "cancel");
        stack.runWorkers();
        assertRefused(runVerb(admin, job, "retry"));
        assertThat(person("1")).isEqualTo(before);
    }

    @Test
    void undoOfUsersJobChangesNobodyWhoIsAdminNow() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of());
        String job = run(user, "7", set("country", "Peru"), "");
        patch(admin, "7", setIn("3", "permission_id", "1"));
        Person before = person("7");
        assertRefused(runVerb(admin, job, "undo"));
        assertThat(person("7")).isEqualTo(before);
    }

    @Test
    void userUndoesNoChangeOfAdmin() {
        String job = run(admin, "1", set("email", "new@example.org"), "");
        Person before = person("1");
        assertRefused(runVerb(user, job, "undo"));
        assertThat(person("1")).isEqualTo(before);
    }

    @Test
    void userBringsNoDeletedAdminBack() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of());
        patch(admin, "7", setIn("3", "permission_id", "1"));
        String job = run(admin, "7", "{\"delete\":true}", "");
        assertRefused(runVerb(user, job, "undo"));
        assertThat(person("7").exists()).isFalse();
    }

    @Test
    void userGetsNothingOfDeletedAdminByCreatingIt() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of());
        String promotion = run(admin, "7", setIn("3", "permission_id", "1"), "");
        String deletion = run(admin, "7", "{\"delete\":true}", "");
        row(user, "upsert", "{\"id\":\"7\",\"organizations\":{\"3\":{\"permission_id\":\"4\"}}}");
        assertThat(person("7").administers()).isEmpty();
        runVerb(user, deletion, "undo");
        runVerb(user, promotion, "undo");
        assertThat(person("7").administers()).isEmpty();
        assertThat(person("7").exists()).isTrue();
    }

    /** The rights of a job are those of its caller when it was created. */
    @Test
    void jobOfUserStaysWithRightsOfUserAfterPromotion() {
        Person before = person("1");
        String held = run(user, "1", set("email", "x@evil.example"), ",\"hold\":true");
        patch(admin, "2", setIn("3", "permission_id", "1"));
        assertRefused(runVerb(user, held, "release"));
        assertThat(person("1")).isEqualTo(before);
    }
}
