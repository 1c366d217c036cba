package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the cost that a job reports with what the meter has counted from its request to its last write. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobCostTest {
    /** A request that waits takes a place in the quota of waiting requests, and gives it back. No job pays for it. */
    private static final int WAITING = 2;

    private static LocalHost host;
    private static JobClient client;

    @BeforeAll
    static void start() {
        host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(new PrintStream(OutputStream.nullOutputStream())));
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
        client = new JobClient(host::address);
    }

    @AfterAll
    static void stop() {
        client.close();
        host.close();
    }

    private static String rows(int people, String country) {
        return IntStream.range(0, people)
                .mapToObj(number -> "cost-%d,%s".formatted(number, country))
                .collect(Collectors.joining("\n", "id,country\n", "\n"));
    }

    private static String change(String select, String country) {
        return "{\"select\":%s,\"changes\":[{\"set\":\"country\",\"to\":\"%s\"}]}".formatted(select, country);
    }

    private static String ids(int people) {
        return IntStream.range(0, people)
                .mapToObj("\"cost-%d\""::formatted)
                .collect(Collectors.joining(",", "{\"ids\":[", "]}"));
    }

    private static void assertExactCost(String path, String type, String body) {
        MeteredUsage before = Meter.snapshot();
        JsonNode job = JobClient.read(client.send("POST", path, body, "Content-Type", type, "Prefer", "wait=20")
                .body());
        assertThat(job.path("state").asText()).isEqualTo("completed");
        long writeUnits = job.at("/cost/write_units").asLong();
        // The end may be published after the response.
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(madeUnits(Meter.snapshot().minus(before))).isEqualTo(writeUnits + WAITING));
        assertThat(job.at("/cost/read_units").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(Meter.snapshot().minus(before).allReadUnits());
        assertThat(client.get("/v1/jobs/" + job.path("id").asText()).path("cost"))
                .isEqualTo(job.path("cost"));
    }

    /** Of workers that end a job at once one wins. The store does not report what it charges the others. */
    private static long madeUnits(MeteredUsage used) {
        return used.allWriteUnits() - used.rejectedWriteUnits();
    }

    private static void assertExactCost(String select, String country) {
        assertExactCost("/v1/jobs", "application/json", change(select, country));
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(ints = {1, 1_000, 3_000})
    void fileReportsItsCost(int people) {
        assertExactCost("/v1/jobs?mode=upsert", "text/csv", rows(people, "DE"));
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(ints = {1, 100, 3_000})
    void jobByIdsReportsItsCost(int people) {
        assertExactCost(ids(people), "US");
    }

    @Test
    @Order(2)
    void unchangedPeopleCostNoWrites() {
        assertExactCost(ids(1), "NO");
        assertExactCost(ids(1), "NO");
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"id eq \\\"cost-1\\\"", "country pr"})
    void jobByFilterReportsItsCost(String filter) {
        assertExactCost("{\"filter\":\"%s\"}".formatted(filter), "KE");
    }
}
