package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final List<String> OPEN =
            IntStream.range(0, 180).mapToObj("open%d"::formatted).toList();
    private static final List<String> DONE =
            IntStream.range(0, 60).mapToObj("done%d"::formatted).toList();
    private static final String SELECT =
            "{\"filter\":\"country eq \\\"UK\\\" or id eq \\\"1\\\"\",\"organization\":\"3\"}";
    private static final String CONTACTED = "{\"organization\":\"3\",\"set\":\"followup_status\",\"to\":\"contacted\"}";

    private final ApiStack stack = new ApiStack();
    private final MusterClient user = new MusterClient(stack, ApiStack.USER_KEY);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, OPEN, Set.of("3"), Map.of("country", "UK"));
        stack.store(ApiStack.DEMO, DONE, Set.of("3"), Map.of("country", "UK"));
        user.runToEnd(user.submit(MusterClient.ids(DONE), CONTACTED));
    }

    @Test
    void releaseHasOutcomesOfDryRun() {
        String dryRun = user.runToEnd(user.submit(SELECT, CONTACTED, "\"dry_run\":true"));
        TestResponse dryRunJob = user.job(dryRun);
        assertThat(dryRunJob.at("/state")).isEqualTo("completed");
        assertThat(MusterClient.total(dryRunJob, "changed")).isEqualTo(180);
        assertThat(MusterClient.total(dryRunJob, "unchanged")).isEqualTo(60);
        assertThat(MusterClient.total(dryRunJob, "refused")).isEqualTo(1);
        assertThat(MusterClient.verbs(dryRunJob)).containsExactly("release");
        assertThat(status("open3")).isEqualTo("null");
        Map<String, String> decided = outcomes(dryRun);
        assertThat(user.results(dryRun))
                .anyMatch(line -> line.contains("{\"id\":\"open3\"")
                        && TestResponse.at(line, "/changes/org~13~1followup_status")
                                .equals("absent")
                        && line.contains("\"org/3/followup_status\":{\"before\":null,\"after\":\"contacted\"}"));

        user.runToEnd(user.setCountry(MusterClient.ids(OPEN.subList(0, 50)), "FR"));
        stack.store(ApiStack.DEMO, List.of("newcomer"), Set.of("3"), Map.of("country", "UK"));
        TestResponse released = user.act(dryRun, "release");
        assertThat(released.status()).isEqualTo(202);
        String real = released.at("/id");
        assertThat(real).isNotEqualTo(dryRun);
        assertThat(released.header("Location")).isEqualTo("/v1/jobs/" + real);
        assertThat(released.at("/dry_run")).isEqualTo("false");
        assertThat(released.at("/release_of")).isEqualTo(dryRun);
        assertThat(user.job(dryRun).at("/released_by")).isEqualTo(real);
        stack.runWorkers();

        for (Outcome outcome : Outcome.values()) {
            assertThat(MusterClient.total(user.job(real), outcome.code()))
                    .isEqualTo(MusterClient.total(dryRunJob, outcome.code()));
        }
        assertThat(outcomes(real)).isEqualTo(decided);
        assertThat(status("open3")).isEqualTo("contacted");
        assertThat(status("newcomer")).isEqualTo("null");
        assertThat(MusterClient.verbs(user.job(real))).containsExactly("undo");
    }

    @Test
    void rejectsSecondRelease() {
        String dryRun = user.runToEnd(user.submit(MusterClient.ids(OPEN), CONTACTED, "\"dry_run\":true"));
        String real = user.runToEnd(user.act(dryRun, "release"));
        TestResponse again = user.act(dryRun, "release");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/detail")).contains(real);
        assertThat(MusterClient.verbs(user.job(dryRun))).isEmpty();
    }

    @Test
    void rejectsUndoOfDryRun() {
        String dryRun = user.runToEnd(user.submit(SELECT, CONTACTED, "\"dry_run\":true"));
        TestResponse undone = user.act(dryRun, "undo");
        assertThat(undone.status()).isEqualTo(409);
        assertThat(undone.at("/detail")).contains("changed no person");
    }

    @Test
    void releaseRequiresPermissionsOfBothCallers() {
        MusterClient admin = MusterClient.of(stack);
        String dryRun = admin.runToEnd(admin.submit(SELECT, CONTACTED, "\"dry_run\":true"));
        assertThat(MusterClient.total(admin.job(dryRun), "refused")).isZero();
        String real = user.runToEnd(user.act(dryRun, "release"));
        assertThat(MusterClient.total(user.job(real), "refused")).isEqualTo(1);
    }

    private Map<String, String> outcomes(String job) {
        return user.results(job).stream()
                .collect(Collectors.toMap(
                        line -> TestResponse.at(line, "/id"),
                        line -> TestResponse.at(line, "/outcome") + " " + TestResponse.at(line, "/reason")));
    }

    private String status(String id) {
        return stack.get("/v1/people/" + id).at("/organizations/3/followup_status");
    }
}
