package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the local host with SIGKILL during a job and restarts it on the same tables. All messages are lost, and the job
 * must continue from the tables alone.
 */
class RestartTest {
    private static final int PEOPLE = 400;

    private static final int BATCHES = 5;

    @TempDir
    private Path data;

    private Path folder;

    private HostProcess host;
    private final JobClient client = new JobClient(() -> host.address());

    private String[] settings = {};

    @BeforeEach
    void useDefaultFolder() {
        folder = data;
    }

    @AfterEach
    void stop() {
        host.close();
        client.close();
    }

    private void start() {
        host = HostProcess.start(folder, settings);
    }

    /** Stores people. Every tenth has the value already, and the job names further, unknown ids. */
    private void store() {
        for (int from = 0; from < PEOPLE; from += 200) {
            String rows =
                    IntStream.range(from, from + 200).mapToObj(RestartTest::row).collect(Collectors.joining("\n"));
            assertThat(client.store(rows).at("/totals/failed").asInt()).isZero();
        }
    }

    private static String row(int n) {
        return "{\"id\":\"p-%d\",\"attributes\":{\"country\":\"%s\"},\"organizations\":{\"3\":{}}}"
                .formatted(n, n % 10 == 0 ? "USA" : "DE");
    }

    private String submit(String select) {
        return client.submit("{\"select\":%s,\"changes\":[{\"set\":\"country\",\"to\":\"USA\"}]}".formatted(select));
    }

    private static String ids() {
        return IntStream.range(0, PEOPLE + 7)
                .mapToObj(n -> "\"p-" + n + '"')
                .collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    }

    private JsonNode job(String id) {
        JsonNode job = client.get("/v1/jobs/" + id);
        long sum = 0;
        for (var total : job.path("totals").properties()) {
            sum += total.getKey().equals("selected") ? 0 : total.getValue().asLong();
        }
        assertThat(sum).as("I2: %s", job).isEqualTo(job.at("/totals/selected").asLong());
        return job;
    }

    /** Kills the host when this number of batches is done, and restarts it. The progress must not decrease. */
    private void killWhenDone(int batches, String id) {
        JsonNode before = await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> job(id), job -> job.at("/batches/done").asInt() >= batches || JobClient.hasEnded(job));
        host.close();
        start();
        assertThat(job(id).at("/batches/done").asInt())
                .isGreaterThanOrEqualTo(before.at("/batches/done").asInt());
    }

    private JsonNode end(String id) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> job(id), JobClient::hasEnded);
    }

    private void assertExact(String id) {
        JsonNode end = end(id);
        assertThat(end.path("state").asText()).isEqualTo("completed");
        assertThat(end.path("totals").toString())
                .isEqualTo(
                        "{\"selected\":407,\"created\":0,\"changed\":360,\"unchanged\":40,\"not_found\":7,\"superseded\":0,"
                                + "\"refused\":0,\"failed\":0,\"skipped\":0,\"pending\":0}");
        List<JsonNode> results =
                client.results(id).stream().map(JobClient::read).toList();
        assertThat(results)
                .extracting(line -> line.path("id").asText())
                .hasSize(407)
                .doesNotHaveDuplicates();
        assertThat(results.stream()
                        .collect(Collectors.groupingBy(
                                line -> line.path("outcome").asText(), Collectors.counting())))
                .isEqualTo(Map.of("changed", 360L, "unchanged", 40L, "not_found", 7L));
        for (int n = 0; n < PEOPLE; n += 7) {
            JsonNode person = client.get("/v1/people/p-" + n);
            assertThat(person.at("/attributes/country").asText()).isEqualTo("USA");
            // One write by the import, and one by the job if it changes the value, however often its message is
            // delivered.
            assertThat(person.path("version").asInt()).isEqualTo(n % 10 == 0 ? 1 : 2);
        }
    }

    @Test
    void jobContinuesAfterItsHostIsKilledAndRestarted() {
        start();
        store();
        String job = submit(ids());
        killWhenDone(0, job);
        killWhenDone(BATCHES / 2, job);
        assertExact(job);
    }

    @Test
    @Tag("large")
    void jobIsExactWheneverItsHostIsKilled() {
        for (int moment = 0; moment <= BATCHES; moment++) {
            folder = data.resolve(Integer.toString(moment));
            start();
            store();
            String job = submit(ids());
            killWhenDone(moment, job);
            killWhenDone(moment + 1, job);
            assertExact(job);
            host.close();
        }
    }

    @Test
    @Tag("large")
    void filteredJobIsExactWheneverItsHostIsKilled() {
        for (int moment = 0; moment <= 64; moment += 7) {
            folder = data.resolve(Integer.toString(moment));
            start();
            store();
            String job = submit("{\"filter\":\"country eq \\\"DE\\\"\",\"organization\":\"3\"}");
            killWhenDone(moment, job);
            killWhenDone(moment + 9, job);
            JsonNode end = end(job);
            assertThat(end.at("/totals/selected").asInt()).isEqualTo(360);
            assertThat(end.at("/totals/changed").asInt()).isEqualTo(360);
            host.close();
        }
    }

    /** Function processes have to end when their host is killed and cannot end them. */
    @Test
    @Tag("large")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
    void isolatedFunctionsEndWithTheirHost() {
        settings = new String[] {"-Disolated=true"};
        start();
        store();
        String job = submit(ids());
        List<ProcessHandle> functions = host.process().descendants().toList();
        assertThat(functions).isNotEmpty();
        killWhenDone(1, job);
        assertExact(job);
        await().atMost(Duration.ofMinutes(1)).until(() -> functions.stream().noneMatch(ProcessHandle::isAlive));
    }
}
