package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.meter.Meter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product as a client sees it: HTTP in front, the deployed template behind, every part real. */
class EndToEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

    /** Names as people have them: quotes, commas, line breaks, accents, other scripts, blanks that matter. */
    private static final List<String> NAMES = List.of(
            "O'Neill",
            "\"Bobby\" Tables",
            "Müller, Jr.",
            "李小龍",
            "Żółć",
            "two\nlines",
            " padded ",
            "=1+1",
            "Zoë 🎉",
            "NULL");

    private static LocalHost host;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(new PrintStream(LOG, true, StandardCharsets.UTF_8)));
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        host.close();
        assertThat(LOG.toString(StandardCharsets.UTF_8))
                .contains("\"route\":\"/v1/jobs\"")
                .doesNotContain("local-muster-key", "Bobby", "/v1/jobs?");
    }

    @Test
    void changesTenThousandPeopleExactlyOnce() {
        List<String> ids = IntStream.range(0, 10_000).mapToObj(n -> "e2e-" + n).toList();
        importRows(ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"attributes\":{\"country\":\"DE\"},\"organizations\":{\"3\":{}}}")
                .toList());
        List<String> selected = new ArrayList<>(ids);
        selected.add("e2e-unknown");
        selected.add("e2e-7");

        JsonNode first = finished(submit(selected, "USA"));
        long writesBefore = Meter.snapshot().writeUnits("PeopleTable");
        JsonNode second = finished(submit(selected, "USA"));

        assertThat(first.path("totals").toString())
                .isEqualTo("{\"selected\":10001,\"changed\":10000,\"unchanged\":0,\"not_found\":1,\"superseded\":0,"
                        + "\"refused\":0,\"failed\":0,\"skipped\":0,\"pending\":0}");
        assertThat(first.path("repeated").asInt()).isEqualTo(1);
        assertThat(second.at("/totals/unchanged").asInt()).isEqualTo(10_000);
        assertThat(second.at("/totals/not_found").asInt()).isEqualTo(1);
        assertThat(Meter.snapshot().writeUnits("PeopleTable")).isEqualTo(writesBefore);
        assertThat(results(first).stream().filter(line -> line.contains("\"changed\"")))
                .hasSize(10_000);
        assertThat(results(first)).hasSize(10_001).doesNotHaveDuplicates();
    }

    @Test
    void readsBackFiveHundredRealRecordsFromCsvAndNdjson() {
        StringBuilder csv = new StringBuilder("id,first_name,last_name,email,organizations.3.permission_id,notes\r\n");
        List<String> rows = new ArrayList<>();
        for (int n = 0; n < 250; n++) {
            String name = NAMES.get(n % NAMES.size());
            csv.append("csv-%d,\"%s\",Row %d,p%d@example.org,2,\r\n".formatted(n, name.replace("\"", "\"\""), n, n));
            rows.add(JSON.createObjectNode()
                    .put("id", "nd-" + n)
                    .<ObjectNode>set(
                            "attributes",
                            JSON.createObjectNode()
                                    .put("first_name", name)
                                    .put("last_name", "Row " + n)
                                    .put("score", n * 1.5))
                    .set("organizations", JSON.createObjectNode().set("3", JSON.createObjectNode()))
                    .toString());
        }
        assertThat(outcomes(
                        send("POST", "/v1/people/import", csv.toString(), "Content-Type", "text/csv; charset=utf-8")))
                .hasSize(250)
                .containsOnly("created");
        importRows(rows);

        List<String> ids = new ArrayList<>();
        IntStream.range(0, 250).forEach(n -> ids.addAll(List.of("csv-" + n, "nd-" + n)));
        JsonNode job = finished(submit(ids, "USA"));

        assertThat(job.at("/totals/changed").asInt()).isEqualTo(500);
        for (int n = 0; n < 250; n++) {
            for (String id : List.of("csv-" + n, "nd-" + n)) {
                JsonNode person = json(send("GET", "/v1/people/" + id, ""));
                assertThat(person.at("/attributes/first_name").asText()).isEqualTo(NAMES.get(n % NAMES.size()));
                assertThat(person.at("/attributes/last_name").asText()).isEqualTo("Row " + n);
                assertThat(person.at("/attributes/country").asText()).isEqualTo("USA");
                assertThat(person.at("/organizations/3/followup_status").asText())
                        .isEqualTo("contacted");
                assertThat(person.path("version").asInt()).isEqualTo(2);
            }
        }
        assertThat(json(send("GET", "/v1/people/nd-3", ""))
                        .at("/attributes/score")
                        .decimalValue())
                .isEqualByComparingTo("4.5");
    }

    @Test
    void addsUpAtEveryReadWhileAJobRuns() {
        List<String> ids = IntStream.range(0, 3_000).mapToObj(n -> "sum-" + n).toList();
        importRows(ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"organizations\":{\"3\":{}}}")
                .toList());
        String job = submit(ids, "USA");
        AtomicLong done = new AtomicLong();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    JsonNode read = json(send("GET", "/v1/jobs/" + job, ""));
                    long decided = read.at("/totals/changed").asLong()
                            + read.at("/totals/not_found").asLong();
                    assertThat(decided + read.at("/totals/pending").asLong()).isEqualTo(3_000);
                    assertThat(decided).isGreaterThanOrEqualTo(done.getAndSet(decided));
                    return !read.path("finished_at").isNull();
                });
        assertThat(done).hasValue(3_000);
    }

    @Test
    void tellsNothingOfOneTenantToAnother() {
        importRows(List.of("{\"id\":\"secret\",\"attributes\":{\"city\":\"X\"},\"organizations\":{\"3\":{}}}"));
        String job = submit(List.of("secret"), "USA");
        finished(job);

        for (String path : List.of("/v1/people/secret", "/v1/jobs/" + job, "/v1/jobs/" + job + "/results")) {
            assertThat(send("GET", path, "", "Authorization", "Bearer local-other-muster-key")
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(send("GET", "/v1/jobs", "", "Authorization", "Bearer local-other-muster-key")
                        .body())
                .doesNotContain(job);
    }

    @Test
    void servesASlashAtTheEndAndRefusesOtherMethodsInItsOwnWords() {
        assertThat(send("GET", "/v1/jobs/", "").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/v1/jobs/", "{}").statusCode()).isEqualTo(422);
        HttpResponse<String> other = send("DELETE", "/v1/jobs", "");
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(other.headers().firstValue("allow").orElseThrow())
                .contains("GET")
                .contains("POST");
    }

    @Test
    void aPlainUserChangesNoAdmin() {
        importRows(List.of("{\"id\":\"plain\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}"));
        HttpResponse<String> answer = send(
                "POST",
                "/v1/jobs",
                "{\"select\":{\"ids\":[\"1\",\"plain\"]},\"changes\":[{\"organization\":\"3\",\"archive\":true}]}",
                "Authorization",
                "Bearer local-muster-user-key",
                "Prefer",
                "wait=20");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/totals/refused").asInt()).isEqualTo(1);
        assertThat(json(answer).at("/totals/changed").asInt()).isEqualTo(1);
    }

    private static void importRows(List<String> rows) {
        for (int from = 0; from < rows.size(); from += 2_000) {
            String body = String.join("\n", rows.subList(from, Math.min(rows.size(), from + 2_000)));
            HttpResponse<String> answer =
                    send("POST", "/v1/people/import", body, "Content-Type", "application/x-ndjson");
            assertThat(outcomes(answer)).containsOnly("created");
        }
    }

    private static List<String> outcomes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .lines()
                .map(line -> tree(line).path("outcome").asText())
                .toList();
    }

    private static String submit(List<String> ids, String country) {
        String body = """
                {"select":{"ids":[%s]},"changes":[{"set":"country","to":"%s"},
                {"organization":"3","set":"followup_status","to":"contacted"}]}
                """.formatted(ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), country);
        HttpResponse<String> answer = send("POST", "/v1/jobs", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("location"))
                .contains("/v1/jobs/" + json(answer).path("id").asText());
        return json(answer).path("id").asText();
    }

    private static JsonNode finished(String job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> json(send("GET", "/v1/jobs/" + job, "")),
                        read -> !read.path("finished_at").isNull());
    }

    private static List<String> results(JsonNode job) {
        List<String> lines = new ArrayList<>();
        Optional<String> path = Optional.of("/v1/jobs/" + job.path("id").asText() + "/results");
        while (path.isPresent()) {
            HttpResponse<String> page = send("GET", path.get(), "");
            assertThat(page.statusCode()).isEqualTo(200);
            page.body().lines().forEach(lines::add);
            path = page.headers()
                    .firstValue("link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return lines;
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.address().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .setHeader("Authorization", "Bearer local-muster-key")
                .setHeader("Content-Type", "application/json");
        for (int header = 0; header < headers.length; header += 2) {
            request.setHeader(headers[header], headers[header + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return tree(answer.body());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(text, failure);
        }
    }
}
