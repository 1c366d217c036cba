package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadJobsTest {
    private static final String JOB =
            "{\"select\":{\"ids\":[\"1\",\"2\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}";

    private final ApiStack walk = new ApiStack();

    @Test
    void showsAJobAndSaysWhenNothingMoved() {
        String address = walk.submit(JOB).header("Location");
        TestResponse running = walk.get(address);
        assertThat(running.status()).isEqualTo(200);
        assertThat(running.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(running.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(running.at("/note")).isEqualTo("null");

        TestResponse same = walk.get(address, "If-None-Match", running.header("ETag"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(running.header("ETag"));

        walk.work();
        TestResponse ended = walk.get(address, "If-None-Match", running.header("ETag"));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.at("/state")).isEqualTo("completed");
        assertThat(ended.at("/totals/changed")).isEqualTo("2");
        assertThat(ended.at("/batches/done")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01K00000000000000000000000", "x", "01k00000000000000000000000", "..", "%2e%2e", "a%2Fb"})
    void knowsNoOtherJob(String id) {
        assertThat(walk.get("/v1/jobs/" + id).status()).isEqualTo(404);
        assertThat(walk.get("/v1/jobs/" + id + "/results").status()).isEqualTo(404);
    }

    @Test
    void forgetsAJobAfterItsTime() {
        String address = walk.submit(JOB).header("Location");
        walk.time.pass(Duration.ofDays(90));
        assertThat(walk.get(address).status()).isEqualTo(404);
        assertThat(walk.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> made = new ArrayList<>();
        for (int job = 0; job < 5; job++) {
            made.add(walk.submit(JOB).at("/id"));
            walk.time.pass(Duration.ofMillis(1));
        }
        Collections.reverse(made);
        List<String> listed = new ArrayList<>();
        String address = "/v1/jobs?limit=2";
        while (!address.isEmpty()) {
            TestResponse page = walk.get(address);
            for (int place = 0; !page.at("/jobs/" + place).equals("absent"); place++) {
                listed.add(page.at("/jobs/" + place + "/id"));
            }
            address = page.next();
            assertThat(address.isEmpty()).isEqualTo(page.at("/next").equals("null"));
            assertThat(address).contains(address.isEmpty() ? "" : page.at("/next"));
        }
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void takesACursorWithoutTheLimitItCameWith() {
        walk.submit(JOB);
        walk.time.pass(Duration.ofMillis(1));
        walk.submit(JOB);
        String next = walk.get("/v1/jobs?limit=1").at("/next");
        assertThat(walk.get("/v1/jobs?cursor=" + next).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=", "limit=1&limit=2", "page=2", "limit=1.5"})
    void refusesOtherQueries(String query) {
        TestResponse answer = walk.get("/v1/jobs?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/detail")).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void refusesForgedCursors() {
        walk.submit(JOB);
        walk.time.pass(Duration.ofMillis(1));
        walk.submit(JOB);
        String cursor = walk.get("/v1/jobs?limit=1").at("/next");
        assertThat(walk.get("/v1/jobs?cursor=").status()).isEqualTo(400);
        assertThat(walk.get("/v1/jobs?cursor=x" + cursor).status()).isEqualTo(400);
        assertThat(walk.get("/v1/jobs?cursor=" + cursor, "Authorization", "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsTenantsApart() {
        String address = walk.submit(JOB).header("Location");
        String other = "Bearer " + ApiStack.OTHER_KEY;
        assertThat(walk.get(address, "Authorization", other).status()).isEqualTo(404);
        assertThat(walk.get(address + "/results", "Authorization", other).status())
                .isEqualTo(404);
        assertThat(walk.get("/v1/jobs", "Authorization", other).at("/jobs")).isEqualTo("[]");
    }
}
