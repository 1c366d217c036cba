package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * The whole host, killed with SIGKILL in the middle of a job and started again on the same tables. Its messages die with
 * it, so that all that is left of the job is what was written down, and that is enough.
 */
class RestartTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int PEOPLE = 400;
    private static final int BATCHES = 5;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    private Path folder;
    private HostProcess host;
    private String[] settings = {};

    @BeforeEach
    void inItsOwnFolder() {
        folder = data;
    }

    @AfterEach
    void stop() {
        host.close();
        http.close();
    }

    private void start() {
        host = HostProcess.start(folder, settings);
    }

    /** Every tenth is there already; some are nowhere. A machine that does much else may be too slow for a request. */
    private void store() {
        for (int from = 0; from < PEOPLE; from += 200) {
            String rows =
                    IntStream.range(from, from + 200).mapToObj(RestartTest::row).collect(Collectors.joining("\n"));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> send("POST", "/v1/people/import", rows, "application/x-ndjson")
                                    .statusCode()
                            == 200);
        }
    }

    private static String row(int n) {
        return "{\"id\":\"p-%d\",\"attributes\":{\"country\":\"%s\"},\"organizations\":{\"3\":{}}}"
                .formatted(n, n % 10 == 0 ? "USA" : "DE");
    }

    private String submit(String select, String country) {
        HttpResponse<String> answer = send(
                "POST",
                "/v1/jobs",
                "{\"select\":%s,\"changes\":[{\"set\":\"country\",\"to\":\"%s\"}]}".formatted(select, country),
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("id").asText();
    }

    private static String ids() {
        return IntStream.range(0, PEOPLE + 7)
                .mapToObj(n -> "\"p-" + n + '"')
                .collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    }

    private JsonNode job(String id) {
        JsonNode job =
                read(send("GET", "/v1/jobs/" + id, "", "application/json").body());
        long sum = 0;
        for (var total : job.path("totals").properties()) {
            sum += total.getKey().equals("selected") ? 0 : total.getValue().asLong();
        }
        assertThat(sum).as("I2: %s", job).isEqualTo(job.at("/totals/selected").asLong());
        return job;
    }

    private static boolean hasEnded(JsonNode job) {
        return !job.path("finished_at").isNull();
    }

    /** Kills the host as soon as so many batches are done, and starts it again; what was done stays done. */
    private void killWhenDone(int batches, String id) {
        JsonNode seen = await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> job(id), job -> job.at("/batches/done").asInt() >= batches || hasEnded(job));
        host.close();
        start();
        assertThat(job(id).at("/batches/done").asInt())
                .isGreaterThanOrEqualTo(seen.at("/batches/done").asInt());
    }

    private JsonNode end(String id) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> job(id), RestartTest::hasEnded);
    }

    private void isExact(String id) {
        JsonNode end = end(id);
        assertThat(end.path("state").asText()).isEqualTo("completed");
        assertThat(end.path("totals").toString())
                .isEqualTo("{\"selected\":407,\"changed\":360,\"unchanged\":40,\"not_found\":7,\"superseded\":0,"
                        + "\"refused\":0,\"failed\":0,\"skipped\":0,\"pending\":0}");
        List<JsonNode> results = lines("/v1/jobs/" + id + "/results");
        assertThat(results)
                .extracting(line -> line.path("id").asText())
                .hasSize(407)
                .doesNotHaveDuplicates();
        assertThat(results.stream()
                        .collect(Collectors.groupingBy(
                                line -> line.path("outcome").asText(), Collectors.counting())))
                .isEqualTo(Map.of("changed", 360L, "unchanged", 40L, "not_found", 7L));
        for (int n = 0; n < PEOPLE; n += 7) {
            JsonNode person = read(
                    send("GET", "/v1/people/p-" + n, "", "application/json").body());
            assertThat(person.at("/attributes/country").asText()).isEqualTo("USA");
            // One write for the import, and one for the job if there was something to change, however often it came.
            assertThat(person.path("version").asInt()).isEqualTo(n % 10 == 0 ? 1 : 2);
        }
    }

    private List<JsonNode> lines(String first) {
        List<JsonNode> lines = new ArrayList<>();
        Optional<String> path = Optional.of(first);
        while (path.isPresent()) {
            HttpResponse<String> page = send("GET", path.get(), "", "application/json");
            page.body().lines().map(RestartTest::read).forEach(lines::add);
            path = page.headers()
                    .firstValue("link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return lines;
    }

    @Test
    void aJobGoesOnAtOnceWhenItsHostWasKilledAndStartedAgain() {
        start();
        store();
        String job = submit(ids(), "USA");
        killWhenDone(0, job);
        killWhenDone(BATCHES / 2, job);
        isExact(job);
    }

    @Test
    @Tag("large")
    void aJobIsExactWheneverItsHostIsKilled() {
        for (int moment = 0; moment <= BATCHES; moment++) {
            folder = data.resolve(Integer.toString(moment));
            start();
            store();
            String job = submit(ids(), "USA");
            killWhenDone(moment, job);
            killWhenDone(moment + 1, job);
            isExact(job);
            host.close();
        }
    }

    @Test
    @Tag("large")
    void aSearchIsExactWheneverItsHostIsKilled() {
        for (int moment = 0; moment <= 64; moment += 7) {
            folder = data.resolve(Integer.toString(moment));
            start();
            store();
            String job = submit("{\"filter\":\"country eq \\\"DE\\\"\",\"organization\":\"3\"}", "USA");
            killWhenDone(moment, job);
            killWhenDone(moment + 9, job);
            JsonNode end = end(job);
            assertThat(end.at("/totals/selected").asInt()).isEqualTo(360);
            assertThat(end.at("/totals/changed").asInt()).isEqualTo(360);
            host.close();
        }
    }

    /** The processes of functions die with a host that had no time to end them: they hear nobody any more. */
    @Test
    @Tag("large")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
    void aHostOfIsolatedFunctionsGoesOnToo() {
        settings = new String[] {"-Disolated=true"};
        start();
        store();
        String job = submit(ids(), "USA");
        List<ProcessHandle> functions = host.process().descendants().toList();
        assertThat(functions).isNotEmpty();
        killWhenDone(1, job);
        isExact(job);
        await().atMost(Duration.ofMinutes(1)).until(() -> functions.stream().noneMatch(ProcessHandle::isAlive));
    }

    private HttpResponse<String> send(String method, String path, String body, String type) {
        HttpRequest request = HttpRequest.newBuilder(host.address().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer local-muster-key")
                .header("Content-Type", type)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(text, failure);
        }
    }
}
