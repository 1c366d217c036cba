package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An undo or release whose caller may not change anybody stands in nobody's way. */
class RefusedUndoTest extends EscalationFixture {

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7", "8"), Set.of("3"), Map.of("country", "Chile"));
    }

    @Test
    void adminUndoesAfterUserWasRefused() {
        String job = run(admin, "1", set("country", "Peru"), "");
        String refused = runVerb(user, job, "undo");
        assertRefused(refused);

        String undo = runVerb(admin, job, "undo");

        assertThat(get(admin, undo).at("/totals/changed")).isEqualTo("1");
        assertThat(country("1")).isEqualTo("null");
        assertThat(get(admin, job).at("/undone_by")).isEqualTo(id(undo));
        assertThat(act(admin, job, "undo").at("/detail")).contains(id(undo));
    }

    @Test
    void adminReleasesDryRunAfterUserWasRefused() {
        String dryRun = run(admin, "1", set("country", "Peru"), ",\"dry_run\":true");
        assertRefused(runVerb(user, dryRun, "release"));

        String real = runVerb(admin, dryRun, "release");

        assertThat(get(admin, real).at("/totals/changed")).isEqualTo("1");
        assertThat(country("1")).isEqualTo("Peru");
        assertThat(get(admin, dryRun + "/results").at("/changes/country"))
                .isEqualTo("{\"before\":null,\"after\":\"Peru\"}");
        TestResponse again = act(admin, dryRun, "release");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/detail")).contains(id(real));
    }

    @Test
    void adminReleasesDryRunOfAnUndoAfterUserWasRefused() {
        String job = run(admin, "1", set("country", "Peru"), "");
        TestResponse dryRun = send("POST", job + "/undo", "{\"dry_run\":true}", admin.muster());
        stack.runWorkers();
        String address = "/v1/jobs/" + dryRun.at("/id");
        assertRefused(runVerb(user, address, "release"));

        String undo = runVerb(admin, address, "release");

        assertThat(get(admin, undo).at("/totals/changed")).isEqualTo("1");
        assertThat(country("1")).isEqualTo("null");
    }

    @Test
    void adminRedoesAfterUserWasRefused() {
        String job = run(admin, "1", set("country", "Peru"), "");
        String undo = runVerb(admin, job, "undo");
        assertRefused(runVerb(user, undo, "undo"));

        String redo = runVerb(admin, undo, "undo");

        assertThat(get(admin, redo).at("/totals/changed")).isEqualTo("1");
        assertThat(country("1")).isEqualTo("Peru");
    }

    @Test
    void undoOfPeopleWithAndWithoutRightsReachesTheRestLater() {
        String job = run(admin, "1\",\"7", set("country", "Peru"), "");
        String first = runVerb(user, job, "undo");
        assertThat(get(admin, first).at("/totals/changed")).isEqualTo("1");
        assertThat(get(admin, first).at("/totals/refused")).isEqualTo("1");

        String second = runVerb(admin, job, "undo");

        assertThat(get(admin, second).at("/totals/changed")).isEqualTo("1");
        assertThat(get(admin, second).at("/totals/unchanged")).isEqualTo("1");
        assertThat(country("7")).isEqualTo("Chile");
        assertThat(country("1")).isEqualTo("null");
    }

    @Test
    void userCancelsNoHeldJobThatItCouldNotHaveSent() {
        String held = run(admin, "7", setIn("3", "followup_status", "contacted"), ",\"hold\":true");
        patch(admin, "2", "{\"organization\":\"3\",\"remove\":true}");

        TestResponse response = act(user, held, "cancel");

        assertThat(response.status()).as(response.body()).isEqualTo(403);
        assertThat(get(admin, held).at("/state")).isEqualTo("held");
    }

    @Test
    void userCancelsHeldJobThatItCouldHaveSent() {
        String held = run(admin, "7", setIn("3", "followup_status", "contacted"), ",\"hold\":true");

        assertThat(act(user, held, "cancel").status()).isEqualTo(200);
        assertThat(get(admin, held).at("/state")).isEqualTo("cancelled");
    }

    private String country(String id) {
        String country = get(admin, "/v1/people/" + id).at("/attributes/country");
        return country.equals("absent") ? "null" : country;
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
