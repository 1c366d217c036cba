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

/** Jobs that are stopped, and tried again with those who were left out. */
class CancelTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 950).mapToObj("p%d"::formatted).toList();

    private final ApiStack walk = new ApiStack();
    private final MusterClient client = MusterClient.of(walk);

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, PEOPLE, Set.of("3"), Map.of("country", "UK"));
    }

    /** A job of ten batches that was cancelled after three of them. */
    private String cancelled() {
        String id = client.move(MusterClient.ids(PEOPLE), "US").at("/id");
        deliver(id, 3);
        TestResponse answer = client.act(id, "cancel");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/state")).isEqualTo("cancelling");
        assertThat(answer.at("/cancelled")).isEqualTo("cancelled by 1");
        assertThat(MusterClient.verbs(answer)).isEmpty();
        return id;
    }

    /** Has so many batches done one by one, the totals looked at after each. */
    private void deliver(String id, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            assertThat(walk.deliver(walk.queue.receive(1))).isEmpty();
            client.job(id);
        }
    }

    @Test
    void skipsWhatHasNotBegun() {
        String id = cancelled();
        deliver(id, 7);
        TestResponse ended = client.job(id);
        assertThat(ended.at("/state")).isEqualTo("cancelled");
        assertThat(MusterClient.total(ended, "changed")).isEqualTo(300);
        assertThat(MusterClient.total(ended, "skipped")).isEqualTo(650);
        assertThat(client.selected(id)).isEqualTo(PEOPLE);
        assertThat(client.results(id).getLast())
                .isEqualTo("{\"id\":\"p949\",\"outcome\":\"skipped\",\"reason\":\"cancelled by 1\"}");
        assertThat(client.country("p0")).isEqualTo("US");
        assertThat(client.country("p949")).isEqualTo("UK");

        TestResponse again = client.act(id, "cancel");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(ended.body());
    }

    @Test
    void waitsForTheEndWhenAsked() {
        String id = client.move(MusterClient.ids(PEOPLE), "US").at("/id");
        walk.time.meanwhile(walk::work);
        TestResponse answer = client.act(id, "cancel", "", "Prefer", "wait=5");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/totals/skipped")).isEqualTo("950");
    }

    @Test
    void endsAHeldJobAtOnce() {
        String id = client.done(client.move(MusterClient.filter("country eq \"UK\""), "US", "\"hold\":true"));
        TestResponse answer = client.act(id, "cancel");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/state")).isEqualTo("cancelled");
        assertThat(answer.at("/totals/skipped")).isEqualTo("950");
        assertThat(client.selected(id)).containsExactlyInAnyOrderElementsOf(PEOPLE);
        assertThat(client.each(id, "/outcome")).containsExactly("skipped");
        assertThat(client.act(id, "release").status()).isEqualTo(409);
        assertThat(client.act(id, "undo").status()).isEqualTo(409);
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void stopsAJobWhosePeopleAreStillLookedFor() {
        String id = client.move(MusterClient.filter("country eq \"UK\""), "US").at("/id");
        assertThat(client.act(id, "cancel").status()).isEqualTo(202);
        walk.work();
        assertThat(client.job(id).at("/state")).isEqualTo("cancelled");
        assertThat(client.job(id).at("/totals/changed")).isEqualTo("0");
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void comesTooLateForAJobThatHasEnded() {
        String id = client.done(client.move(MusterClient.ids(PEOPLE), "US"));
        TestResponse answer = client.act(id, "cancel");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("undone");
    }

    @Test
    void isRetriedWithThoseWhoWereSkippedOnly() {
        String id = cancelled();
        TestResponse early = client.act(id, "retry");
        assertThat(early.status()).isEqualTo(409);
        walk.work();
        assertThat(MusterClient.verbs(client.job(id))).containsExactly("retry", "undo");

        TestResponse accepted = client.act(id, "retry", "{\"note\":\"the rest\",\"retention_days\":30}");
        String retry = client.done(accepted);
        assertThat(accepted.header("Location")).isEqualTo("/v1/jobs/" + retry);
        TestResponse ended = client.job(retry);
        assertThat(ended.at("/kind")).isEqualTo("retry");
        assertThat(ended.at("/retry_of")).isEqualTo(id);
        assertThat(ended.at("/release_of")).isEqualTo("null");
        assertThat(ended.at("/note")).isEqualTo("the rest");
        assertThat(ended.at("/expires_at")).startsWith("2026-01-31T");
        assertThat(ended.at("/totals/changed")).isEqualTo("650");
        assertThat(client.selected(retry)).isEqualTo(PEOPLE.subList(300, 950));
        assertThat(client.country("p949")).isEqualTo("US");

        TestResponse nobody = client.act(retry, "retry");
        assertThat(nobody.status()).isEqualTo(409);
        assertThat(nobody.at("/detail")).contains("nothing to retry");
    }
}
