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

/** Jobs that are taken back. */
class UndoTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 220).mapToObj("p%d"::formatted).toList();

    private final ApiStack walk = new ApiStack();
    private final MusterClient client = MusterClient.of(walk);

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, PEOPLE, Set.of("3"), Map.of("country", "UK"));
    }

    private String moved() {
        return client.done(client.move(MusterClient.filter("country eq \"UK\""), "US"));
    }

    @Test
    void restoresWhatWasThere() {
        String id = moved();
        walk.time.meanwhile(walk::work);
        TestResponse undone = client.act(id, "undo", "{\"note\":\"a mistake\"}", "Prefer", "wait=5");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.header("Location")).isEqualTo("/v1/jobs/" + undone.at("/id"));
        assertThat(undone.at("/kind")).isEqualTo("undo");
        assertThat(undone.at("/undo_of")).isEqualTo(id);
        assertThat(undone.at("/note")).isEqualTo("a mistake");
        assertThat(undone.at("/totals/changed")).isEqualTo("220");
        assertThat(client.each(undone.at("/id"), "/changes/country"))
                .containsExactly("{\"before\":\"US\",\"after\":\"UK\"}");
        // What the first job changed is written since.
        assertThat(client.each(id, "/changes")).containsExactly("{}");
        assertThat(client.each(id, "/outcome")).containsExactly("changed");
        assertThat(PEOPLE).allMatch(person -> client.country(person).equals("UK"));

        TestResponse first = client.job(id);
        assertThat(first.at("/undone_by")).isEqualTo(undone.at("/id"));
        assertThat(MusterClient.verbs(first)).isEmpty();
        TestResponse second = client.act(id, "undo");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/detail")).contains(undone.at("/id"));
    }

    @Test
    void isUndoneItself() {
        String undo = client.done(client.act(moved(), "undo"));
        assertThat(client.country("p0")).isEqualTo("UK");
        String redo = client.done(client.act(undo, "undo"));
        assertThat(client.job(redo).at("/undo_of")).isEqualTo(undo);
        assertThat(client.job(redo).at("/totals/changed")).isEqualTo("220");
        assertThat(client.country("p0")).isEqualTo("US");
    }

    @Test
    void leavesWhatALaterJobHasWritten() {
        String id = moved();
        client.done(client.move(MusterClient.ids(PEOPLE.subList(0, 110)), "FR"));
        String undo = client.done(client.act(id, "undo"));
        assertThat(client.job(undo).at("/totals/changed")).isEqualTo("110");
        assertThat(client.job(undo).at("/totals/superseded")).isEqualTo("110");
        assertThat(client.country("p0")).isEqualTo("FR");
        assertThat(client.country("p219")).isEqualTo("UK");
        assertThat(client.results(undo))
                .anyMatch(line -> line.contains("\"superseded\"")
                        && TestResponse.at(line, "/reason").contains("country"));
    }

    @Test
    void isRehearsedAndThenReleased() {
        String id = moved();
        String rehearsal = client.done(client.act(id, "undo", "{\"dry_run\":true}"));
        assertThat(client.job(rehearsal).at("/totals/changed")).isEqualTo("220");
        assertThat(client.job(rehearsal).at("/undo_of")).isEqualTo(id);
        assertThat(client.job(id).at("/undone_by")).isEqualTo("null");
        assertThat(client.country("p0")).isEqualTo("US");

        String undo = client.done(client.act(rehearsal, "release"));
        assertThat(client.job(undo).at("/undo_of")).isEqualTo(id);
        assertThat(client.job(undo).at("/release_of")).isEqualTo(rehearsal);
        assertThat(client.job(id).at("/undone_by")).isEqualTo(undo);
        assertThat(client.country("p0")).isEqualTo("UK");
        assertThat(client.act(rehearsal, "release").status()).isEqualTo(409);
        assertThat(client.act(id, "undo").at("/detail")).contains(undo);
    }

    @Test
    void isHeldAndReleased() {
        String undo = client.done(client.act(moved(), "undo", "{\"hold\":true}"));
        assertThat(client.job(undo).at("/state")).isEqualTo("held");
        assertThat(client.country("p0")).isEqualTo("US");
        client.act(undo, "release");
        walk.work();
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void isRefusedWhenItWouldReachTooMany() {
        String undo = client.done(client.act(moved(), "undo", "{\"max_affected\":219}"));
        assertThat(client.job(undo).at("/state")).isEqualTo("refused");
        assertThat(client.job(undo).at("/totals/refused")).isEqualTo("220");
        assertThat(client.country("p0")).isEqualTo("US");
    }

    @Test
    void waitsForTheEndOfWhatItTakesBack() {
        String id = client.move(MusterClient.ids(PEOPLE), "US").at("/id");
        TestResponse early = client.act(id, "undo");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/detail")).contains("cancel it first");
        // Who had begun to be cancelled is undone once that has ended.
        walk.deliver(walk.queue.receive(1));
        client.act(id, "cancel");
        walk.work();
        String undo = client.done(client.act(id, "undo"));
        assertThat(client.job(undo).at("/totals/changed")).isEqualTo("100");
        assertThat(client.job(undo).at("/totals/unchanged")).isEqualTo("120");
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void isListedWithTheOthers() {
        String id = moved();
        walk.time.pass(Duration.ofMillis(1));
        String undo = client.done(client.act(id, "undo"));
        TestResponse newest = walk.get("/v1/jobs?limit=1");
        assertThat(newest.at("/jobs/0/id")).isEqualTo(undo);
        assertThat(newest.at("/jobs/0/undo_of")).isEqualTo(id);
        assertThat(walk.get(newest.next()).at("/jobs/0/undone_by")).isEqualTo(undo);
    }
}
