package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.core.job.PlanBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs with {@code hold} and {@code max_affected}. */
class HoldTest {
    private static final List<String> BRITONS =
            IntStream.range(0, 250).mapToObj("uk%d"::formatted).toList();
    private static final String FILTER = MusterClient.filter("country eq \"uk\"");

    private final ApiStack stack = new ApiStack();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, BRITONS, Set.of("3"), Map.of("country", "UK"));
        stack.store(ApiStack.DEMO, List.of("de1", "de2"), Set.of("3"), Map.of("country", "DE"));
    }

    @Test
    void changesNoPersonUntilReleased() {
        TestResponse accepted = client.setCountry(FILTER, "US", "\"hold\":true");
        assertThat(accepted.at("/state")).isEqualTo("held");
        String id = client.runToEnd(accepted);

        TestResponse held = client.job(id);
        assertThat(held.at("/state")).isEqualTo("held");
        assertThat(held.at("/hold")).isEqualTo("true");
        assertThat(Instant.parse(held.at("/held_until")))
                .isEqualTo(Instant.parse(held.at("/created_at")).plus(Duration.ofDays(7)));
        assertThat(held.at("/sequence")).isEqualTo("null");
        assertThat(held.at("/started_at")).isEqualTo("null");
        assertThat(held.at("/totals/pending")).isEqualTo("250");
        assertThat(MusterClient.verbs(held)).containsExactly("cancel", "release");
        assertThat(client.resultIds(id)).containsExactlyInAnyOrderElementsOf(BRITONS);
        assertThat(client.distinctValues(id, "/outcome")).containsExactly("pending");
        assertThat(client.country("uk7")).isEqualTo("UK");

        stack.time.pass(Duration.ofHours(1));
        TestResponse released = client.act(id, "release");
        assertThat(released.status()).isEqualTo(202);
        assertThat(Instant.parse(released.at("/started_at")))
                .isEqualTo(Instant.parse(held.at("/created_at")).plus(Duration.ofHours(1)));
        assertThat(released.header("Location")).isEqualTo("/v1/jobs/" + id);
        assertThat(released.at("/state")).isEqualTo("running");
        assertThat(released.at("/sequence")).matches("[0-9]+");
        assertThat(released.at("/held_until")).isEqualTo("null");
        stack.runWorkers();
        assertThat(client.job(id).at("/totals/changed")).isEqualTo("250");
        assertThat(client.country("uk7")).isEqualTo("US");
        assertThat(client.country("de1")).isEqualTo("DE");
    }

    @Test
    void limitsHeldJobsOfPerson() {
        for (int number = 0; number < 10; number++) {
            assertThat(client.setCountry(FILTER, "US", "\"hold\":true").status())
                    .isEqualTo(202);
        }
        String job =
                "{\"select\":%s,\"changes\":[{\"set\":\"country\",\"to\":\"US\"}],\"hold\":true}".formatted(FILTER);
        TestResponse refused = stack.submit(job);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/code")).isEqualTo("too_many_open_jobs");
        assertThat(refused.at("/detail"))
                .isEqualTo(
                        "10 jobs of person 1 wait for parts or for a release, as many as one person may hold at once;"
                                + " close, release or cancel one of them, or send this job without hold");
        assertThat(stack.submit(job, "Authorization", "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(202);
        assertThat(client.setCountry(FILTER, "US").status()).isEqualTo(202);
    }

    @Test
    void holdsJobSelectedByIds() {
        String id = client.runToEnd(client.setCountry(MusterClient.ids(BRITONS), "US", "\"hold\":true"));
        assertThat(client.job(id).at("/state")).isEqualTo("held");
        stack.time.meanwhile(stack::runWorkers);
        TestResponse released = client.act(id, "release", "{}", "Prefer", "wait=5", "Content-Type", "application/json");
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.at("/totals/changed")).isEqualTo("250");
    }

    @Test
    void repeatedReleaseHasNoFurtherEffect() {
        String id = client.runToEnd(client.setCountry(FILTER, "US", "\"hold\":true"));
        assertThat(client.act(id, "release").at("/id")).isEqualTo(id);
        TestResponse again = client.act(id, "release");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("/id")).isEqualTo(id);
        stack.runWorkers();
        assertThat(client.job(id).at("/totals/changed")).isEqualTo("250");
        assertThat(client.act(id, "release").at("/totals/changed")).isEqualTo("250");
        assertThat(stack.jobEvents.published()).hasSize(1);
    }

    @Test
    void stopsWaitingWhenJobIsHeld() {
        stack.time.meanwhile(stack::runWorkers);
        Instant begin = stack.time.now();
        TestResponse held = stack.submit(
                "{\"select\":%s,\"changes\":[{\"set\":\"country\",\"to\":\"US\"}],\"hold\":true}".formatted(FILTER),
                "Prefer",
                "wait=20");
        assertThat(held.status()).isEqualTo(202);
        assertThat(held.at("/state")).isEqualTo("held");
        assertThat(Duration.between(begin, stack.time.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void rejectsReleaseOfJobThatIsNotHeld() {
        ApiStack withPlanners = ApiStack.withPorts(ports -> ports.with(PlanBudget.NONE));
        TestResponse planning = MusterClient.of(withPlanners).setCountry(FILTER, "US", "\"hold\":true");
        assertThat(planning.at("/state")).isEqualTo("planning");
        TestResponse early = MusterClient.of(withPlanners).act(planning.at("/id"), "release");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/code")).isEqualTo("conflict");
        assertThat(early.at("/detail")).contains("still being planned");

        String plain = client.setCountry(MusterClient.ids(BRITONS), "US").at("/id");
        assertThat(client.act(plain, "release").status()).isEqualTo(409);
    }

    @Test
    void refusesJobAboveMaxAffected() {
        String id = client.runToEnd(client.setCountry(FILTER, "US", "\"max_affected\":249"));
        TestResponse refused = client.job(id);
        assertThat(refused.at("/state")).isEqualTo("refused");
        assertThat(refused.at("/max_affected")).isEqualTo("249");
        assertThat(refused.at("/totals/selected")).isEqualTo("250");
        assertThat(refused.at("/totals/refused")).isEqualTo("250");
        assertThat(MusterClient.verbs(refused)).isEmpty();
        assertThat(client.resultIds(id)).containsExactlyInAnyOrderElementsOf(BRITONS);
        assertThat(client.distinctValues(id, "/outcome")).containsExactly("refused");
        assertThat(client.distinctValues(id, "/reason"))
                .singleElement()
                .asString()
                .contains("250", "249");
        assertThat(BRITONS).allMatch(person -> client.country(person).equals("UK"));
        assertThat(client.act(id, "undo").status()).isEqualTo(409);
    }

    @Test
    void runsJobWithinMaxAffected() {
        String id = client.runToEnd(client.setCountry(FILTER, "US", "\"max_affected\":250"));
        assertThat(client.job(id).at("/state")).isEqualTo("completed");
        assertThat(client.job(id).at("/totals/changed")).isEqualTo("250");
    }

    @Test
    void completesJobThatSelectsNoPerson() {
        String id = client.runToEnd(client.setCountry(MusterClient.filter("country eq \"FR\""), "US"));
        assertThat(client.job(id).at("/state")).isEqualTo("completed");
        assertThat(client.job(id).at("/totals/selected")).isEqualTo("0");
        assertThat(client.results(id)).isEmpty();
    }
}
