package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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

    private final ApiStack walk = new ApiStack();

    @BeforeEach
    void storePeople() {
        String rows = IntStream.rangeClosed(7, 9)
                .mapToObj("{\"id\":\"%d\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}\n"::formatted)
                .collect(Collectors.joining());
        assertThat(walk.post("/v1/people/import", rows, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void acceptsAJob() {
        TestResponse answer = walk.submit(JOB);
        assertThat(answer.status()).isEqualTo(202);
        String id = answer.at("/id");
        assertThat(id).hasSize(26);
        assertThat(answer.header("Location")).isEqualTo("/v1/jobs/" + id);
        assertThat(answer.headers()).doesNotContainKeys("Preference-Applied", "Idempotency-Replayed");
        assertThat(answer.body()).isEqualTo("""
                {"id":"ID","state":"running","kind":"change","dry_run":false,"hold":false,"max_affected":null,\
                "totals":{"selected":3,"changed":0,"unchanged":0,"not_found":0,"superseded":0,\
                "refused":0,"failed":0,"skipped":0,"pending":3},"repeated":1,"batches":{"planned":1,"done":0},\
                "sequence":3,"created_at":"2026-01-01T00:00:00Z","finished_at":null,"expires_at":"2026-04-01T00:00:00Z",\
                "created_by":"1","cancelled":null,"note":"spring","undo_of":null,"retry_of":null,"release_of":null,\
                "undone_by":null,"released_by":null,"links":{"self":"/v1/jobs/ID","results":"/v1/jobs/ID/results",\
                "cancel":"/v1/jobs/ID/cancel"}}""".replace("ID", id));
    }

    @Test
    void waitsForTheEndWhenAsked() {
        walk.time.meanwhile(walk::work);
        TestResponse answer = walk.submit(JOB, "Prefer", "wait=5");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=5");
        assertThat(answer.header("Link")).isEqualTo("<" + answer.header("Location") + ">; rel=\"monitor\"");
        assertThat(answer.at("/state")).isEqualTo("completed");
        assertThat(answer.at("/totals/changed")).isEqualTo("2");
        assertThat(answer.at("/totals/not_found")).isEqualTo("1");
        assertThat(answer.at("/totals/pending")).isEqualTo("0");
        assertThat(answer.at("/finished_at")).startsWith("2026-01-01T00:00:0");
    }

    @Test
    void stopsWaitingWhenTheTimeIsUp() {
        TestResponse answer = walk.submit(JOB, "Prefer", "wait=500");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(answer.at("/state")).isEqualTo("running");
        assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), walk.time.now()))
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void answersAtOnceWhenAsked() {
        walk.time.meanwhile(walk::work);
        TestResponse answer = walk.submit(JOB, "Prefer", "respond-async");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.at("/totals/pending")).isEqualTo("3");
    }

    @Test
    void changesNobodyInADryRun() {
        walk.time.meanwhile(walk::work);
        TestResponse answer = walk.submit(JOB.replace("\"note\":\"spring\"", "\"dry_run\":true"), "Prefer", "wait=5");
        assertThat(answer.at("/dry_run")).isEqualTo("true");
        assertThat(answer.at("/totals/changed")).isEqualTo("2");
        assertThat(walk.get("/v1/people/7").at("/organizations/3/followup_status"))
                .isEqualTo("null");
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        walk.time.meanwhile(walk::work);
        walk.submit(JOB, "Prefer", "wait=5");
        String version = walk.get("/v1/people/7").at("/version");
        TestResponse again = walk.submit(JOB, "Prefer", "wait=5");
        assertThat(again.at("/totals/unchanged")).isEqualTo("2");
        assertThat(walk.get("/v1/people/7").at("/version")).isEqualTo(version);
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
    void refusesWithAProblem(String body, int status, String code, String pointer) {
        TestResponse answer = walk.submit(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/code")).isEqualTo(code);
        if (!pointer.isEmpty()) {
            assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
        }
        assertThat(walk.queue.size()).isZero();
        assertThat(walk.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void namesTheLimitOfIds() {
        String ids =
                IntStream.rangeClosed(0, 100_000).mapToObj("\"%d\""::formatted).collect(Collectors.joining(","));
        TestResponse answer =
                walk.submit("{\"select\":{\"ids\":[" + ids + "]},\"changes\":[{\"set\":\"a\",\"to\":1}]}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/select/ids");
        assertThat(answer.at("/detail")).contains("100001", "100000");
    }

    @Test
    void takesJsonAlone() {
        assertThat(walk.post("/v1/jobs", JOB, "Content-Type", "text/plain").status())
                .isEqualTo(415);
        assertThat(walk.post("/v1/jobs", JOB, "Content-Type", "application/json; charset=utf-16")
                        .status())
                .isEqualTo(415);
        assertThat(walk.post("/v1/jobs", JOB, "Content-Type", "Application/JSON; charset=UTF-8")
                        .status())
                .isEqualTo(202);
        assertThat(walk.post("/v1/jobs", JOB).status()).isEqualTo(202);
        assertThat(walk.submit("\ufeff" + JOB).status()).isEqualTo(400);
    }

    @Test
    void refusesUnknownQueryParameters() {
        TestResponse answer = walk.post("/v1/jobs?dry_run=true", JOB, "Content-Type", "application/json");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/detail")).contains("dry_run");
    }

    @Test
    void asksWhatTheCallerMayDo() {
        assertThat(walk.submit(JOB.replace("\"3\"", "\"42\"")).status()).isEqualTo(403);
        assertThat(walk.submit(JOB.replace("\"3\"", "\"99\"")).status()).isEqualTo(422);
        walk.time.meanwhile(walk::work);
        TestResponse byUser = walk.submit(
                JOB.replace("\"7\",8", "\"1\""), "Authorization", "Bearer " + ApiStack.USER_KEY, "Prefer", "wait=1");
        assertThat(byUser.at("/totals/refused")).isEqualTo("1");
    }

    @Test
    void replaysAKeyWithTheSameRequest() {
        TestResponse first = walk.submit(JOB, "Idempotency-Key", "k-1");
        TestResponse second = walk.submit(JOB, "Idempotency-Key", "k-1");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(walk.queue.size()).isOne();
        assertThat(walk.submit(JOB, "Idempotency-Key", "k-2").at("/id")).isNotEqualTo(first.at("/id"));
    }

    @Test
    void refusesAKeyWithAnotherRequest() {
        walk.submit(JOB, "Idempotency-Key", "k-1");
        TestResponse answer = walk.submit(JOB.replace("spring", "autumn"), "Idempotency-Key", "k-1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("key_reused");
    }

    @Test
    void keepsKeysOfTenantsApart() {
        TestResponse ours = walk.submit(JOB, "Idempotency-Key", "k-1");
        TestResponse theirs =
                walk.submit(JOB, "Idempotency-Key", "k-1", "Authorization", "Bearer " + ApiStack.OTHER_KEY);
        assertThat(theirs.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(theirs.at("/id")).isNotEqualTo(ours.at("/id"));
    }

    @Test
    void forgetsAKeyAfterADay() {
        TestResponse first = walk.submit(JOB, "Idempotency-Key", "k-1");
        walk.time.pass(Duration.ofHours(24).plusSeconds(1));
        assertThat(walk.submit(JOB, "Idempotency-Key", "k-1").at("/id")).isNotEqualTo(first.at("/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "tab\there"})
    void refusesKeysThatAreNone(String key) {
        assertThat(walk.submit(JOB, "Idempotency-Key", key).status()).isEqualTo(400);
    }

    @Test
    void takesKeysUpToTheLimit() {
        assertThat(walk.submit(JOB, "Idempotency-Key", "k".repeat(255)).status())
                .isEqualTo(202);
        assertThat(walk.submit(JOB, "Idempotency-Key", "k".repeat(256)).status())
                .isEqualTo(400);
    }

    @Test
    void makesOneJobOfManyRequestsAtOnce() throws Exception {
        int callers = 16;
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<TestResponse> call = () -> {
            start.await();
            return walk.submit(JOB, "Idempotency-Key", "k-1");
        };
        Set<String> jobs = new HashSet<>();
        int fresh = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<TestResponse>> calls =
                    IntStream.range(0, callers).mapToObj(_ -> call).toList();
            for (Future<TestResponse> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isEqualTo(202);
                jobs.add(answer.get().at("/id"));
                fresh += answer.get().headers().containsKey("Idempotency-Replayed") ? 0 : 1;
            }
        }
        assertThat(jobs).hasSize(1);
        assertThat(fresh).isOne();
        walk.work();
        assertThat(walk.get("/v1/jobs/" + jobs.iterator().next()).at("/totals/changed"))
                .isEqualTo("2");
        assertThat(walk.get("/v1/jobs?limit=100").at("/jobs/1")).isEqualTo("absent");
    }
}
