package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user makes neither itself nor another person an admin or owner, in no way in. */
class SelfPromotionTest extends EscalationFixture {

    private static String promotion(String permission) {
        return setIn("3", "permission_id", permission);
    }

    private void assertUser() {
        assertThat(person("2").value(Path.permission("3"))).isEqualTo(Value.of("4"));
        assertThat(get(user, "/v1/people/2").at("/organizations/3/permission_id"))
                .isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void patchMakesNoAdmin(String permission) {
        assertThat(patch(user, "2", promotion(permission)).status()).isEqualTo(403);
        assertUser();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void jobMakesNoAdmin(String permission) {
        assertRefused(run(user, "2", promotion(permission), ""));
        String held = run(user, "2", promotion(permission), ",\"hold\":true");
        assertRefused(runVerb(admin, held, "release"));
        String dryRun = run(user, "2", promotion(permission), ",\"dry_run\":true");
        assertRefused(dryRun);
        assertRefused(runVerb(admin, dryRun, "release"));
        assertUser();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void fileMakesNoAdmin(String permission) {
        for (String person : new String[] {"2", "new"}) {
            TestResponse response = row(
                    user,
                    "upsert",
                    "{\"id\":\"%s\",\"organizations\":{\"3\":{\"permission_id\":\"%s\"}}}"
                            .formatted(person, permission));
            assertThat(response.at("/outcome")).as(response.body()).isEqualTo("refused");
        }
        assertUser();
        assertThat(get(admin, "/v1/people/new").status()).isEqualTo(404);
    }

    @Test
    void mergeMakesNoAdmin() {
        patch(user, "2", set("email", "ben@example.org"));
        String promotion =
                "{\"type\":\"organizational_permission\",\"attributes\":{\"organization_id\":\"3\",\"permission_id\":\"1\"}}";
        assertThat(merge(user, "", email("ben@example.org") + "," + promotion).status())
                .isEqualTo(403);
        assertUser();
    }

    @Test
    void bulkChangeOfMissionHubMakesNoAdmin() {
        String body = "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"organization_id\":\"3\","
                + "\"person_ids\":\"2\",\"permission_id\":\"1\"}}}";
        assertThat(send("POST", "/apis/v4/bulk_people_changes", body, user.missionHub())
                        .status())
                .isEqualTo(403);
        assertUser();
    }

    @Test
    void undoMakesNoAdmin() {
        assertThat(patch(admin, "2", promotion("1")).status()).isEqualTo(200);
        String demotion = run(admin, "2", promotion("4"), "");
        assertUser();
        assertRefused(runVerb(user, demotion, "undo"));
        assertUser();
    }

    @Test
    void retryMakesNoAdmin() {
        TestResponse job = submit(admin, "2", promotion("1"), "");
        String address = "/v1/jobs/" + job.at("/id");
        act(admin, address, "cancel");
        stack.runWorkers();
        assertRefused(runVerb(user, address, "retry"));
        assertUser();
    }

    /** A user may give its rights away, but not take them back. */
    @Test
    void userWhoGivesItsPermissionAwayDoesNotGetItBack() {
        String job = run(user, "2", promotion("2"), "");
        assertThat(get(admin, job).at("/totals/changed")).isEqualTo("1");
        assertThat(patch(user, "2", promotion("4")).status()).isEqualTo(403);
    }
}
