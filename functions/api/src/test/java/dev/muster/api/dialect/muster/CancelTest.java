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

class CancelTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 950).mapToObj("p%d"::formatted).toList();

    private final ApiStack stack = new ApiStack();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, PEOPLE, Set.of("3"), Map.of("country", "UK"));
    }

    /** Returns a job of ten batches that was cancelled after three of them. */
    private String cancelledJob() {
        String id = client.setCountry(MusterClient.ids(PEOPLE), "US").at("/id");
        deliver(id, 3);
        TestResponse response = client.act(id, "cancel");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.at("/state")).isEqualTo("cancelling");
        assertThat(response.at("/cancelled")).isEqualTo("cancelled by 1");
        assertThat(MusterClient.verbs(response)).isEmpty();
        return id;
    }

    /** Applies batches one by one, and checks the totals after each. */
    private void deliver(String id, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            assertThat(stack.deliver(stack.queue.receive(1))).isEmpty();
            client.job(id);
        }
    }

    @Test
    void skipsBatchesNotYetStarted() {
        String id = cancelledJob();
        deliver(id, 7);
        TestResponse ended = client.job(id);
        assertThat(ended.at("/state")).isEqualTo("cancelled");
        assertThat(MusterClient.total(ended, "changed")).isEqualTo(300);
        assertThat(MusterClient.total(ended, "skipped")).isEqualTo(650);
        assertThat(client.resultIds(id)).isEqualTo(PEOPLE);
        assertThat(client.results(id).getLast())
                .isEqualTo("{\"id\":\"p949\",\"outcome\":\"skipped\",\"reason\":\"cancelled by 1\"}");
        assertThat(client.country("p0")).isEqualTo("US");
        assertThat(client.country("p949")).isEqualTo("UK");

        TestResponse again = client.act(id, "cancel");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(ended.body());
    }

    @Test
    void waitsForEndWhenClientPrefers() {
        String id = client.setCountry(MusterClient.ids(PEOPLE), "US").at("/id");
        stack.time.meanwhile(stack::runWorkers);
        TestResponse response = client.act(id, "cancel", "", "Prefer", "wait=5");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("/totals/skipped")).isEqualTo("950");
    }

    @Test
    void endsHeldJobAtOnce() {
        String id = client.runToEnd(client.setCountry(MusterClient.filter("country eq \"UK\""), "US", "\"hold\":true"));
        TestResponse response = client.act(id, "cancel");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("/state")).isEqualTo("cancelled");
        assertThat(response.at("/totals/skipped")).isEqualTo("950");
        assertThat(client.resultIds(id)).containsExactlyInAnyOrderElementsOf(PEOPLE);
        assertThat(client.distinctValues(id, "/outcome")).containsExactly("skipped");
        assertThat(client.act(id, "release").status()).isEqualTo(409);
        assertThat(client.act(id, "undo").status()).isEqualTo(409);
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void cancelsJobDuringPlanning() {
        String id = client.setCountry(MusterClient.filter("country eq \"UK\""), "US")
                .at("/id");
        assertThat(client.act(id, "cancel").status()).isEqualTo(202);
        stack.runWorkers();
        assertThat(client.job(id).at("/state")).isEqualTo("cancelled");
        assertThat(client.job(id).at("/totals/changed")).isEqualTo("0");
        assertThat(client.country("p0")).isEqualTo("UK");
    }

    @Test
    void rejectsCancelOfEndedJob() {
        String id = client.runToEnd(client.setCountry(MusterClient.ids(PEOPLE), "US"));
        TestResponse response = client.act(id, "cancel");
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.at("/detail")).contains("undone");
    }

    @Test
    void retryChangesSkippedPeopleOnly() {
        String id = cancelledJob();
        TestResponse early = client.act(id, "retry");
        assertThat(early.status()).isEqualTo(409);
        stack.runWorkers();
        assertThat(MusterClient.verbs(client.job(id))).containsExactly("retry", "undo");

        TestResponse accepted = client.act(id, "retry", "{\"note\":\"the rest\",\"retention_days\":30}");
        String retry = client.runToEnd(accepted);
        assertThat(accepted.header("Location")).isEqualTo("/v1/jobs/" + retry);
        TestResponse ended = client.job(retry);
        assertThat(ended.at("/kind")).isEqualTo("retry");
        assertThat(ended.at("/retry_of")).isEqualTo(id);
        assertThat(ended.at("/release_of")).isEqualTo("null");
        assertThat(ended.at("/note")).isEqualTo("the rest");
        assertThat(ended.at("/expires_at")).startsWith("2026-01-31T");
        assertThat(ended.at("/totals/changed")).isEqualTo("650");
        assertThat(client.resultIds(retry)).isEqualTo(PEOPLE.subList(300, 950));
        assertThat(client.country("p949")).isEqualTo("US");

        TestResponse nobody = client.act(retry, "retry");
        assertThat(nobody.status()).isEqualTo(409);
        assertThat(nobody.at("/detail")).contains("nothing to retry");
    }
}
