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

    private final ApiStack stack = new ApiStack();

    @Test
    void respondsWith304WhileJobIsUnchanged() {
        String address = stack.submit(JOB).header("Location");
        TestResponse running = stack.get(address);
        assertThat(running.status()).isEqualTo(200);
        assertThat(running.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(running.header("Cache-Control")).isEqualTo("no-store");
        assertThat(running.at("/note")).isEqualTo("null");

        TestResponse same = stack.get(address, "If-None-Match", running.header("ETag"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(running.header("ETag"));

        stack.runWorkers();
        TestResponse ended = stack.get(address, "If-None-Match", running.header("ETag"));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.at("/state")).isEqualTo("completed");
        assertThat(ended.at("/totals/changed")).isEqualTo("2");
        assertThat(ended.at("/batches/done")).isEqualTo("1");
    }

    @Test
    void respondsWith304WhileNoJobOfThePageHasMoved() {
        stack.submit(JOB);
        String tag = stack.get("/v1/jobs").header("ETag");
        assertThat(stack.get("/v1/jobs", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(stack.get("/v1/jobs?limit=5", "If-None-Match", tag).status()).isEqualTo(200);

        stack.runWorkers();
        TestResponse moved = stack.get("/v1/jobs", "If-None-Match", tag);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.at("/jobs/0/state")).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01K00000000000000000000000", "x", "01k00000000000000000000000", "..", "%2e%2e", "a%2Fb"})
    void respondsWith404ForUnknownJob(String id) {
        assertThat(stack.get("/v1/jobs/" + id).status()).isEqualTo(404);
        assertThat(stack.get("/v1/jobs/" + id + "/results").status()).isEqualTo(404);
    }

    @Test
    void respondsWith404ForExpiredJob() {
        String address = stack.submit(JOB).header("Location");
        stack.time.pass(Duration.ofDays(90));
        assertThat(stack.get(address).status()).isEqualTo(404);
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void listsNewestJobsFirst() {
        List<String> made = new ArrayList<>();
        for (int job = 0; job < 5; job++) {
            made.add(stack.submit(JOB).at("/id"));
            stack.time.pass(Duration.ofMillis(1));
        }
        Collections.reverse(made);
        List<String> listed = new ArrayList<>();
        String address = "/v1/jobs?limit=2";
        while (!address.isEmpty()) {
            TestResponse page = stack.get(address);
            for (int index = 0; !page.at("/jobs/" + index).equals("absent"); index++) {
                listed.add(page.at("/jobs/" + index + "/id"));
            }
            address = page.next();
            assertThat(address.isEmpty()).isEqualTo(page.at("/next").equals("null"));
            assertThat(address).contains(address.isEmpty() ? "" : page.at("/next"));
        }
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void acceptsCursorWithoutLimit() {
        stack.submit(JOB);
        stack.time.pass(Duration.ofMillis(1));
        stack.submit(JOB);
        String next = stack.get("/v1/jobs?limit=1").at("/next");
        assertThat(stack.get("/v1/jobs?cursor=" + next).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=", "limit=1&limit=2", "page=2", "limit=1.5"})
    void rejectsInvalidQueries(String query) {
        TestResponse response = stack.get("/v1/jobs?" + query);
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/detail")).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void rejectsForgedCursors() {
        stack.submit(JOB);
        stack.time.pass(Duration.ofMillis(1));
        stack.submit(JOB);
        String cursor = stack.get("/v1/jobs?limit=1").at("/next");
        assertThat(stack.get("/v1/jobs?cursor=").status()).isEqualTo(400);
        assertThat(stack.get("/v1/jobs?cursor=x" + cursor).status()).isEqualTo(400);
        assertThat(stack.get("/v1/jobs?cursor=" + cursor, "Authorization", "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void returnsJobsOfOwnTenantOnly() {
        String address = stack.submit(JOB).header("Location");
        String other = "Bearer " + ApiStack.OTHER_KEY;
        assertThat(stack.get(address, "Authorization", other).status()).isEqualTo(404);
        assertThat(stack.get(address + "/results", "Authorization", other).status())
                .isEqualTo(404);
        assertThat(stack.get("/v1/jobs", "Authorization", other).at("/jobs")).isEqualTo("[]");
    }
}
