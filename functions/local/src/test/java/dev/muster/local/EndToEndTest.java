package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.meter.Meter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests over HTTP against the deployed template, without any test double. */
class EndToEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSV_HEADER = "id,first_name,last_name,email,organizations.3.permission_id,notes\r\n";

    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

    /** Names with quotes, commas, line breaks, accents, other scripts and significant blanks. */
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

    private static JobClient client;

    @BeforeAll
    static void start() {
        host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(new PrintStream(LOG, true, StandardCharsets.UTF_8)));
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
        client = new JobClient(host::address);
    }

    @AfterAll
    static void stop() {
        client.close();
        host.close();
        assertThat(LOG.toString(StandardCharsets.UTF_8))
                .contains("\"route\":\"/v1/jobs\"")
                .doesNotContain("local-muster-key", "Bobby", "/v1/jobs?");
    }

    @Test
    void changesTenThousandPeopleExactlyOnce() {
        List<String> ids = IntStream.range(0, 10_000).mapToObj(n -> "e2e-" + n).toList();
        storePeople(ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"attributes\":{\"country\":\"DE\"},\"organizations\":{\"3\":{}}}")
                .toList());
        List<String> selected = new ArrayList<>(ids);
        selected.add("e2e-unknown");
        selected.add("e2e-7");

        JsonNode first = finished(submit(selected, "USA"));
        long writesBefore = Meter.snapshot().writeUnits("PeopleTable");
        JsonNode second = finished(submit(selected, "USA"));

        assertThat(first.path("totals").toString())
                .isEqualTo(
                        "{\"selected\":10001,\"created\":0,\"changed\":10000,\"unchanged\":0,\"not_found\":1,\"superseded\":0,"
                                + "\"refused\":0,\"failed\":0,\"skipped\":0,\"pending\":0}");
        assertThat(first.path("repeated").asInt()).isEqualTo(1);
        assertThat(second.at("/totals/unchanged").asInt()).isEqualTo(10_000);
        assertThat(second.at("/totals/not_found").asInt()).isEqualTo(1);
        assertThat(Meter.snapshot().writeUnits("PeopleTable")).isEqualTo(writesBefore);
        assertThat(client.results(first.path("id").asText()).stream().filter(line -> line.contains("\"changed\"")))
                .hasSize(10_000);
        assertThat(client.results(first.path("id").asText())).hasSize(10_001).doesNotHaveDuplicates();
    }

    @Test
    void readsBackFiveHundredPeopleFromCsvAndNdjson() {
        String csv =
                IntStream.range(0, 250).mapToObj(EndToEndTest::csvRow).collect(Collectors.joining("", CSV_HEADER, ""));
        HttpResponse<String> file = client.send(
                "POST", "/v1/jobs?mode=create", csv, "Content-Type", "text/csv; charset=utf-8", "Prefer", "wait=20");
        assertThat(JobClient.read(file.body()).at("/totals/created").asInt()).isEqualTo(250);
        storePeople(IntStream.range(0, 250).mapToObj(EndToEndTest::ndjsonRow).toList());
        List<String> ids = IntStream.range(0, 250)
                .boxed()
                .flatMap(n -> Stream.of("csv-" + n, "nd-" + n))
                .toList();

        JsonNode job = finished(submit(ids, "USA"));

        assertThat(job.at("/totals/changed").asInt()).isEqualTo(500);
        for (int n = 0; n < 250; n++) {
            assertChanged("csv-" + n, n);
            assertChanged("nd-" + n, n);
        }
        assertThat(client.get("/v1/people/nd-3").at("/attributes/score").decimalValue())
                .isEqualByComparingTo("4.5");
    }

    private static String csvRow(int n) {
        String name = NAMES.get(n % NAMES.size()).replace("\"", "\"\"");
        return "csv-%d,\"%s\",Row %d,p%d@example.org,2,\r\n".formatted(n, name, n, n);
    }

    private static String ndjsonRow(int n) {
        return JSON.createObjectNode()
                .put("id", "nd-" + n)
                .<ObjectNode>set(
                        "attributes",
                        JSON.createObjectNode()
                                .put("first_name", NAMES.get(n % NAMES.size()))
                                .put("last_name", "Row " + n)
                                .put("score", n * 1.5))
                .set("organizations", JSON.createObjectNode().set("3", JSON.createObjectNode()))
                .toString();
    }

    private static void assertChanged(String id, int n) {
        JsonNode person = client.get("/v1/people/" + id);
        assertThat(person.at("/attributes/first_name").asText()).isEqualTo(NAMES.get(n % NAMES.size()));
        assertThat(person.at("/attributes/last_name").asText()).isEqualTo("Row " + n);
        assertThat(person.at("/attributes/country").asText()).isEqualTo("USA");
        assertThat(person.at("/organizations/3/followup_status").asText()).isEqualTo("contacted");
        assertThat(person.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void totalsAddUpWhileJobRuns() {
        List<String> ids = IntStream.range(0, 3_000).mapToObj(n -> "sum-" + n).toList();
        storePeople(ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"organizations\":{\"3\":{}}}")
                .toList());
        String job = submit(ids, "USA");
        AtomicLong done = new AtomicLong();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    JsonNode read = client.get("/v1/jobs/" + job);
                    long decided = read.at("/totals/changed").asLong()
                            + read.at("/totals/not_found").asLong();
                    assertThat(decided + read.at("/totals/pending").asLong()).isEqualTo(3_000);
                    assertThat(decided).isGreaterThanOrEqualTo(done.getAndSet(decided));
                    return JobClient.hasEnded(read);
                });
        assertThat(done).hasValue(3_000);
    }

    @Test
    void hidesPeopleAndJobsOfOtherTenants() {
        storePeople(List.of("{\"id\":\"secret\",\"attributes\":{\"city\":\"X\"},\"organizations\":{\"3\":{}}}"));
        String job = submit(List.of("secret"), "USA");
        finished(job);

        for (String path : List.of("/v1/people/secret", "/v1/jobs/" + job, "/v1/jobs/" + job + "/results")) {
            assertThat(client.send("GET", path, "", "Authorization", "Bearer local-other-muster-key")
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(client.send("GET", "/v1/jobs", "", "Authorization", "Bearer local-other-muster-key")
                        .body())
                .doesNotContain(job);
    }

    @Test
    void servesTrailingSlashAndRejectsOtherMethods() {
        assertThat(client.send("GET", "/v1/jobs/", "").statusCode()).isEqualTo(200);
        assertThat(client.send("POST", "/v1/jobs/", "{}").statusCode()).isEqualTo(422);
        HttpResponse<String> other = client.send("DELETE", "/v1/jobs", "");
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(other.headers().firstValue("allow").orElseThrow())
                .contains("GET")
                .contains("POST");
    }

    @Test
    void plainUserCannotChangeAdmins() {
        storePeople(List.of("{\"id\":\"plain\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}"));
        HttpResponse<String> response = client.send(
                "POST",
                "/v1/jobs",
                "{\"select\":{\"ids\":[\"1\",\"plain\"]},\"changes\":[{\"organization\":\"3\",\"archive\":true}]}",
                "Authorization",
                "Bearer local-muster-user-key",
                "Prefer",
                "wait=20");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JobClient.read(response.body()).at("/totals/refused").asInt())
                .isEqualTo(1);
        assertThat(JobClient.read(response.body()).at("/totals/changed").asInt())
                .isEqualTo(1);
    }

    private static void storePeople(List<String> rows) {
        JsonNode file = client.store(String.join("\n", rows));
        assertThat(file.at("/totals/created").asInt()).as(file.toString()).isEqualTo(rows.size());
    }

    private static String submit(List<String> ids, String country) {
        String body = """
                {"select":{"ids":[%s]},"changes":[{"set":"country","to":"%s"},
                {"organization":"3","set":"followup_status","to":"contacted"}]}
                """.formatted(ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), country);
        return client.submit(body);
    }

    private static JsonNode finished(String job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> client.get("/v1/jobs/" + job), JobClient::hasEnded);
    }
}
