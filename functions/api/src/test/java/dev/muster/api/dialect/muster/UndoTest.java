package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 220).mapToObj("p%d"::formatted).toList();

    private final ApiStack stack = new ApiStack();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, PEOPLE, Set.of("3"), Map.of("country", "UK"));
    }

    private String completedJob() {
        return client.runToEnd(client.setCountry(MusterClient.filter("country eq \"UK\""), "US"));
    }

    @Test
    void restoresEarlierValues() {
        String id = completedJob();
        stack.time.meanwhile(stack::runWorkers);
        TestResponse undone = client.act(id, "undo", "{\"note\":\"a mistake\"}", "Prefer", "wait=5");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.header("Location")).isEqualTo("/v1/jobs/" + undone.at("/id"));
        assertThat(undone.at("/kind")).isEqualTo("undo");
        assertThat(undone.at("/undo_of")).isEqualTo(id);
        assertThat(undone.at("/note")).isEqualTo("a mistake");
        assertThat(undone.at("/totals/changed")).isEqualTo("220");
        assertThat(client.distinctValues(undone.at("/id"), "/changes/country"))
                .containsExactly("{\"before\":\"US\",\"after\":\"UK\"}");
        assertThat(client.distinctValues(id, "/changes/country"))
                .containsExactly("{\"before\":\"UK\",\"after\":\"US\"}");
        assertThat(client.distinctValues(id, "/outcome")).containsExactly("changed");
        assertThat(PEOPLE).allMatch(person -> client.country(person).equals("UK"));

        TestResponse first = client.job(id);
        assertThat(first.at("/undone_by")).isEqualTo(undone.at("/id"));
        assertThat(MusterClient.verbs(first)).isEmpty();
        TestResponse second = client.act(id, "undo");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/detail")).contains(undone.at("/id"));
    }

    @Test
    void undoOfUndoRestoresValuesOfJob() {
        String undo = client.runToEnd(client.act(completedJob(), "undo"));
        assertThat(client.country("p0")).isEqualTo("UK");
        String redo = client.runToEnd(client.act(undo, "undo"));
        assertThat(client.job(redo).at("/undo_of")).isEqualTo(undo);
        assertThat(client.job(redo).at("/totals/changed")).isEqualTo("220");
        assertThat(client.country("p0")).isEqualTo("US");
    }

    @Test
    void keepsValuesOfLaterJob() {
        String id = completedJob();
        client.runToEnd(client.setCountry(MusterClient.ids(PEOPLE.subList(0, 110)), "FR"));
        String undo = client.runToEnd(client.act(id, "undo"));
        assertThat(client.job(undo).at("/totals/changed")).isEqualTo("110");
        assertThat(client.job(undo).at("/totals/superseded")).isEqualTo("110");
        assertThat(client.country("p0")).isEqualTo("FR");
        assertThat(client.country("p219")).isEqualTo("UK");
        assertThat(client.results(undo))
                .anyMatch(line -> line.contains("\"superseded\"")
                        && TestResponse.at(line, "/reason").contains("country"));
    }

    @Test
    void releasesDryRunOfUndo() {
        String id = completedJob();
        String dryRun = client.runToEnd(client.act(id, "undo", "{\"dry_run\":true}"));
        assertThat(client.job(dryRun).at("/totals/changed")).isEqualTo("220");
        assertThat(client.job(dryRun).at("/undo_of")).isEqualTo(id);
        assertThat(client.job(id).at("/undone_by")).isEqualTo("null");
        assertThat(client.country("p0")).isEqualTo("US");

        String undo = client.runToEnd(client.act(dryRun, "release"));
        assertThat(client.job(undo).at("/undo_of")).isEqualTo(id);
        assertThat(client.job(undo).at("/release_of")).isEqualTo(dryRun);
        assertThat(client.job(id).at("/undone_by")).isEqualTo(undo);
        assertThat(client.country("p0")).isEqualTo("UK");
        assertThat(client.act(dryRun, "release").status()).isEqualTo(409);
        assertThat(client.act(id, "undo").at("/detail")).contains(undo);
    }

    @Test
    void releasesHeldUndo() {
        String undo = client.runToEnd(client.act(completedJob(), "undo", "{\"hold\":true}"));
        assertThat(client.job(undo).at("/state")).isEqualTo("held");
        assertThat(client.country("p0")).isEqualTo("US");
        client.act(undo, "release");
        stack.runWorkers();
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void refusesUndoAboveMaxAffected() {
        String undo = client.runToEnd(client.act(completedJob(), "undo", "{\"max_affected\":219}"));
        assertThat(client.job(undo).at("/state")).isEqualTo("refused");
        assertThat(client.job(undo).at("/totals/refused")).isEqualTo("220");
        assertThat(client.country("p0")).isEqualTo("US");
    }

    @Test
    void rejectsUndoOfRunningJob() {
        String id = client.setCountry(MusterClient.ids(PEOPLE), "US").at("/id");
        TestResponse early = client.act(id, "undo");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/detail")).contains("cancel it first");
        // People whose batch was applied before the cancel are undone after the job has ended.
        stack.deliver(stack.queue.receive(1));
        client.act(id, "cancel");
        stack.runWorkers();
        String undo = client.runToEnd(client.act(id, "undo"));
        assertThat(client.job(undo).at("/totals/changed")).isEqualTo("100");
        assertThat(client.job(undo).at("/totals/unchanged")).isEqualTo("120");
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void listsUndoWithOtherJobs() {
        String id = completedJob();
        stack.time.pass(Duration.ofMillis(1));
        String undo = client.runToEnd(client.act(id, "undo"));
        TestResponse newest = stack.get("/v1/jobs?limit=1");
        assertThat(newest.at("/jobs/0/id")).isEqualTo(undo);
        assertThat(newest.at("/jobs/0/undo_of")).isEqualTo(id);
        assertThat(stack.get(newest.next()).at("/jobs/0/undone_by")).isEqualTo(undo);
    }
}
