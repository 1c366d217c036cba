package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitJobTest {
    private static final String JOB = "{\"select\":{\"ids\":[\"7\",8,\"7\",\"nobody\"]},"
            + "\"changes\":[{\"organization\":\"3\",\"set\":\"followup_status\",\"to\":\"contacted\"}],"
            + "\"note\":\"spring\"}";

    private final ApiStack stack = new ApiStack();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7", "8", "9"), Set.of("3"), Map.of());
    }

    @Test
    void acceptsJob() {
        TestResponse response = stack.submit(JOB);
        assertThat(response.status()).isEqualTo(202);
        String id = response.at("/id");
        assertThat(id).hasSize(26);
        assertThat(response.header("Location")).isEqualTo("/v1/jobs/" + id);
        assertThat(response.headers()).doesNotContainKeys("Preference-Applied", "Idempotency-Replayed");
        assertThat(response.body()).isEqualTo("""
                {"id":"ID","state":"running","kind":"change","dry_run":false,"hold":false,"held_until":null,"open_until":null,"max_affected":null,\
                "totals":{"selected":3,"created":0,"changed":0,"unchanged":0,"not_found":0,"superseded":0,\
                "refused":0,"failed":0,"skipped":0,"pending":3},"repeated":1,"batches":{"planned":1,"done":0},\
                "cost":{"write_units":0,"read_units":0},"sequence":3,"created_at":"2026-01-01T00:00:00Z","finished_at":null,"expires_at":"2026-04-01T00:00:00Z",\
                "created_by":"1","cancelled":null,"note":"spring","undo_of":null,"retry_of":null,"release_of":null,\
                "undone_by":null,"released_by":null,"links":{"self":"/v1/jobs/ID","results":"/v1/jobs/ID/results",\
                "cancel":"/v1/jobs/ID/cancel"}}""".replace("ID", id));
    }

    @Test
    void waitsForEndWhenClientPrefers() {
        stack.time.meanwhile(stack::runWorkers);
        TestResponse response = stack.submit(JOB, "Prefer", "wait=5");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=5");
        assertThat(response.header("Link")).isEqualTo("<" + response.header("Location") + ">; rel=\"monitor\"");
        assertThat(response.at("/state")).isEqualTo("completed");
        assertThat(response.at("/totals/changed")).isEqualTo("2");
        assertThat(response.at("/totals/not_found")).isEqualTo("1");
        assertThat(response.at("/totals/pending")).isEqualTo("0");
        assertThat(response.at("/finished_at")).startsWith("2026-01-01T00:00:0");
    }

    @Test
    void waitsAtMostTwentySeconds() {
        TestResponse response = stack.submit(JOB, "Prefer", "wait=500");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(response.at("/state")).isEqualTo("running");
        assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), stack.time.now()))
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void respondsAtOnceWhenClientPrefersAsync() {
        stack.time.meanwhile(stack::runWorkers);
        TestResponse response = stack.submit(JOB, "Prefer", "respond-async");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(response.at("/totals/pending")).isEqualTo("3");
    }

    @Test
    void dryRunChangesNoPerson() {
        stack.time.meanwhile(stack::runWorkers);
        TestResponse response =
                stack.submit(JOB.replace("\"note\":\"spring\"", "\"dry_run\":true"), "Prefer", "wait=5");
        assertThat(response.at("/dry_run")).isEqualTo("true");
        assertThat(response.at("/totals/changed")).isEqualTo("2");
        assertThat(stack.get("/v1/people/7").at("/organizations/3/followup_status"))
                .isEqualTo("null");
    }

    @Test
    void repeatedJobChangesNoPerson() {
        stack.time.meanwhile(stack::runWorkers);
        stack.submit(JOB, "Prefer", "wait=5");
        String version = stack.get("/v1/people/7").at("/version");
        TestResponse again = stack.submit(JOB, "Prefer", "wait=5");
        assertThat(again.at("/totals/unchanged")).isEqualTo("2");
        assertThat(stack.get("/v1/people/7").at("/version")).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 400 | malformed | ``",
                "{\"select\": | 400 | malformed | ``",
                "{} | 422 | invalid | /select",
                "{\"select\":{\"ids\":[]},\"changes\":[{\"set\":\"a\",\"to\":1}]} | 422 | invalid | /select/ids",
                "{\"select\":{\"filter\":\"a xx 1\"},\"changes\":[{\"set\":\"a\",\"to\":1}]} | 422 | invalid | /select/filter",
                "{\"select\":{\"filter\":\"a pr\",\"organization\":\"99\"},\"changes\":[{\"set\":\"a\",\"to\":1}]} | 422 | invalid | /select/organization",
                "{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"a\",\"to\":1}],\"hold\":true,\"retention_days\":7} | 422 | invalid | /retention_days",
                "{\"select\":{\"ids\":[\"7\",\"8\"]},\"changes\":[{\"set\":\"a\",\"to\":1}],\"max_affected\":1} | 409 | too_many_affected | /max_affected",
            })
    void rejectsInvalidJobWithProblem(String body, int status, String code, String pointer) {
        TestResponse response = stack.submit(body);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.at("/status")).isEqualTo(Integer.toString(status));
        assertThat(response.at("/code")).isEqualTo(code);
        if (!pointer.isEmpty()) {
            assertThat(response.at("/errors/0/pointer")).isEqualTo(pointer);
        }
        assertThat(stack.queue.size()).isZero();
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void namesIdLimit() {
        String ids =
                IntStream.rangeClosed(0, 100_000).mapToObj("\"%d\""::formatted).collect(Collectors.joining(","));
        TestResponse response =
                stack.submit("{\"select\":{\"ids\":[" + ids + "]},\"changes\":[{\"set\":\"a\",\"to\":1}]}");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/errors/0/pointer")).isEqualTo("/select/ids");
        assertThat(response.at("/detail")).contains("100001", "100000");
    }

    @Test
    void acceptsOnlyJson() {
        assertThat(stack.post("/v1/jobs", JOB, "Content-Type", "text/plain").status())
                .isEqualTo(415);
        assertThat(stack.post("/v1/jobs", JOB, "Content-Type", "application/json; charset=utf-16")
                        .status())
                .isEqualTo(415);
        assertThat(stack.post("/v1/jobs", JOB, "Content-Type", "Application/JSON; charset=UTF-8")
                        .status())
                .isEqualTo(202);
        assertThat(stack.post("/v1/jobs", JOB).status()).isEqualTo(202);
        assertThat(stack.submit("\ufeff" + JOB).status()).isEqualTo(202);
    }

    @Test
    void rejectsUnknownQueryParameters() {
        TestResponse response = stack.post("/v1/jobs?dry_run=true", JOB, "Content-Type", "application/json");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/detail")).contains("dry_run");
    }

    @Test
    void checksPermissionsOfCaller() {
        assertThat(stack.submit(JOB.replace("\"3\"", "\"42\"")).status()).isEqualTo(403);
        assertThat(stack.submit(JOB.replace("\"3\"", "\"99\"")).status()).isEqualTo(422);
        stack.time.meanwhile(stack::runWorkers);
        TestResponse byUser = stack.submit(
                JOB.replace("\"7\",8", "\"1\""), "Authorization", "Bearer " + ApiStack.USER_KEY, "Prefer", "wait=1");
        assertThat(byUser.at("/totals/refused")).isEqualTo("1");
    }

    @Test
    void replaysResponseForRepeatedKey() {
        TestResponse first = stack.submit(JOB, "Idempotency-Key", "k-1");
        TestResponse second = stack.submit(JOB, "Idempotency-Key", "k-1");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(stack.queue.size()).isOne();
        assertThat(stack.submit(JOB, "Idempotency-Key", "k-2").at("/id")).isNotEqualTo(first.at("/id"));
    }

    @Test
    void rejectsKeyWithAnotherRequest() {
        stack.submit(JOB, "Idempotency-Key", "k-1");
        TestResponse response = stack.submit(JOB.replace("spring", "autumn"), "Idempotency-Key", "k-1");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/code")).isEqualTo("key_reused");
    }

    @Test
    void separatesKeysOfTenants() {
        TestResponse own = stack.submit(JOB, "Idempotency-Key", "k-1");
        TestResponse other =
                stack.submit(JOB, "Idempotency-Key", "k-1", "Authorization", "Bearer " + ApiStack.OTHER_KEY);
        assertThat(other.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(other.at("/id")).isNotEqualTo(own.at("/id"));
    }

    @Test
    void expiresKeyAfterOneDay() {
        TestResponse first = stack.submit(JOB, "Idempotency-Key", "k-1");
        stack.time.pass(Duration.ofHours(24).plusSeconds(1));
        assertThat(stack.submit(JOB, "Idempotency-Key", "k-1").at("/id")).isNotEqualTo(first.at("/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "tab\there"})
    void rejectsMalformedKeys(String key) {
        assertThat(stack.submit(JOB, "Idempotency-Key", key).status()).isEqualTo(400);
    }

    @Test
    void acceptsKeysUpToLimit() {
        assertThat(stack.submit(JOB, "Idempotency-Key", "k".repeat(255)).status())
                .isEqualTo(202);
        assertThat(stack.submit(JOB, "Idempotency-Key", "k".repeat(256)).status())
                .isEqualTo(400);
    }

    @Test
    void createsOneJobUnderConcurrentRequests() throws Exception {
        int callers = 16;
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<TestResponse> call = () -> {
            start.await();
            return stack.submit(JOB, "Idempotency-Key", "k-1");
        };
        Set<String> jobs = new HashSet<>();
        int firstResponses = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<TestResponse>> calls =
                    IntStream.range(0, callers).mapToObj(_ -> call).toList();
            for (Future<TestResponse> response : threads.invokeAll(calls)) {
                assertThat(response.get().status()).isEqualTo(202);
                jobs.add(response.get().at("/id"));
                firstResponses += response.get().headers().containsKey("Idempotency-Replayed") ? 0 : 1;
            }
        }
        assertThat(jobs).hasSize(1);
        assertThat(firstResponses).isOne();
        stack.runWorkers();
        assertThat(stack.get("/v1/jobs/" + jobs.iterator().next()).at("/totals/changed"))
                .isEqualTo("2");
        assertThat(stack.get("/v1/jobs?limit=100").at("/jobs/1")).isEqualTo("absent");
    }
}
