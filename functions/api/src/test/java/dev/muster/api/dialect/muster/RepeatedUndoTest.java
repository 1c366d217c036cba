package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job can be undone again when its last undo has ended and left people out. */
class RepeatedUndoTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 220).mapToObj("p%d"::formatted).toList();

    private final ApiStack stack = new ApiStack();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, PEOPLE, Set.of("3"), Map.of("country", "UK"));
    }

    private String completedJob() {
        return client.runToEnd(client.setCountry(MusterClient.ids(PEOPLE), "US"));
    }

    private void expectUndone(String job, int changed) {
        String undo = client.runToEnd(client.act(job, "undo"));
        assertThat(MusterClient.total(client.job(undo), "changed")).isEqualTo(changed);
        assertThat(PEOPLE).allMatch(person -> client.country(person).equals("UK"));
        assertThat(client.job(job).at("/undone_by")).isEqualTo(undo);
        expectConflict(client.act(job, "undo"), undo);
    }

    private static void expectConflict(TestResponse response, String first) {
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.at("/detail")).contains(first);
    }

    @Test
    void undoRunsAfterAHeldUndoWasCancelled() {
        String job = completedJob();
        String held = client.runToEnd(client.act(job, "undo", "{\"hold\":true}"));
        expectConflict(client.act(job, "undo"), held);
        assertThat(MusterClient.verbs(client.job(job))).isEmpty();
        client.act(held, "cancel");
        assertThat(client.job(held).at("/totals/skipped")).isEqualTo("220");
        assertThat(MusterClient.verbs(client.job(job))).containsExactly("undo");

        expectUndone(job, 220);
        assertThat(MusterClient.verbs(client.job(job))).isEmpty();
    }

    @Test
    void undoRunsAfterAnUndoAboveMaxAffected() {
        String job = completedJob();
        String refused = client.runToEnd(client.act(job, "undo", "{\"max_affected\":219}"));
        assertThat(client.job(refused).at("/totals/refused")).isEqualTo("220");

        expectUndone(job, 220);
    }

    @Test
    void undoReachesTheRestAfterAnUndoWasCancelledOnItsWay() {
        String job = completedJob();
        TestResponse undo = client.act(job, "undo");
        stack.runPlanners();
        stack.deliver(stack.queue.receive(1));
        client.act(undo.at("/id"), "cancel");
        stack.runWorkers();
        assertThat(client.job(undo.at("/id")).at("/totals/skipped")).isEqualTo("120");

        expectUndone(job, 120);
    }

    @Test
    void undoReachesPeopleWhoseLaterJobWasUndoneMeanwhile() {
        String job = completedJob();
        String later = client.runToEnd(client.setCountry(MusterClient.ids(PEOPLE.subList(0, 10)), "FR"));
        String undo = client.runToEnd(client.act(job, "undo"));
        assertThat(client.job(undo).at("/totals/superseded")).isEqualTo("10");
        client.runToEnd(client.act(later, "undo"));

        expectUndone(job, 10);
    }

    @Test
    void undoReachesPersonWhoseUniqueValueIsFreeAgain() {
        String job =
                client.runToEnd(client.submit(MusterClient.ids(List.of("p0")), "{\"set\":\"custom_id\",\"to\":\"a\"}"));
        String moved =
                client.runToEnd(client.submit(MusterClient.ids(List.of("p0")), "{\"set\":\"custom_id\",\"to\":\"b\"}"));
        String taker =
                client.runToEnd(client.submit(MusterClient.ids(List.of("p1")), "{\"set\":\"custom_id\",\"to\":\"a\"}"));
        String refused = client.runToEnd(client.act(moved, "undo"));
        assertThat(client.distinctValues(refused, "/outcome")).containsExactly("refused");
        client.runToEnd(client.act(taker, "undo"));

        client.runToEnd(client.act(moved, "undo"));

        assertThat(stack.get("/v1/people/p0").at("/attributes/custom_id")).isEqualTo("a");
        assertThat(client.job(job).at("/undone_by")).isEqualTo("null");
    }

    @Test
    void dryRunOfAnUndoDoesNotCount() {
        String job = completedJob();
        client.runToEnd(client.act(job, "undo", "{\"dry_run\":true}"));
        client.runToEnd(client.act(job, "undo", "{\"dry_run\":true}"));

        expectUndone(job, 220);
    }

    @Test
    void releaseRunsAgainAfterItsRealRunWasCancelled() {
        String dryRun = client.runToEnd(client.setCountry(MusterClient.ids(PEOPLE), "US", "\"dry_run\":true"));
        TestResponse first = client.act(dryRun, "release");
        expectConflict(client.act(dryRun, "release"), first.at("/id"));
        client.act(first.at("/id"), "cancel");
        stack.runWorkers();

        String second = client.runToEnd(client.act(dryRun, "release"));

        assertThat(client.job(second).at("/totals/changed")).isEqualTo("220");
        assertThat(client.job(dryRun).at("/released_by")).isEqualTo(second);
        expectConflict(client.act(dryRun, "release"), second);
    }

    @Test
    void retryMayAlwaysBeRepeated() {
        TestResponse job = client.setCountry(MusterClient.ids(PEOPLE), "US");
        client.act(job.at("/id"), "cancel");
        stack.runWorkers();
        for (int time = 0; time < 3; time++) {
            String retry = client.act(job.at("/id"), "retry").at("/id");
            client.act(retry, "cancel");
            stack.runWorkers();
            assertThat(client.job(retry).at("/state")).isEqualTo("cancelled");
        }
        String retry = client.runToEnd(client.act(job.at("/id"), "retry"));
        assertThat(client.job(retry).at("/totals/changed")).isEqualTo("220");
    }

    @Test
    void retryOfAnUndoUndoesTheSameJob() {
        String job = completedJob();
        TestResponse undo = client.act(job, "undo");
        stack.runPlanners();
        client.act(undo.at("/id"), "cancel");
        stack.runWorkers();

        String retry = client.runToEnd(client.act(undo.at("/id"), "retry"));
        assertThat(client.job(retry).at("/totals/changed")).isEqualTo("220");
        assertThat(client.country("p7")).isEqualTo("UK");

        String redo = client.runToEnd(client.act(retry, "undo"));
        assertThat(client.job(redo).at("/totals/changed")).isEqualTo("220");
        assertThat(client.country("p7")).isEqualTo("US");
    }
}
