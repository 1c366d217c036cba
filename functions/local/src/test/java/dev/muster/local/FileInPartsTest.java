package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A file of 16 compressed parts runs at one rate from its first to its last person, in a heap that does not grow.
 * {@code -Dfiles.rows=1000000} sends a million rows.
 */
@Tag("large")
class FileInPartsTest {
    private static final int PARTS = 16;
    private static final int ROWS = Integer.getInteger("files.rows", 96_000) / PARTS;
    private static final long MEGABYTE = 1 << 20;

    private static LocalHost host;
    private static JobClient client;

    /** People done at a time since the close, and the live heap. */
    private record Sample(double seconds, long done, long heap) {}

    @BeforeAll
    static void start() {
        host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
        client = new JobClient(host::address);
    }

    @AfterAll
    static void stop() {
        client.close();
        host.close();
    }

    @Test
    void runsFlatFromTheFirstToTheLastRow() {
        String job = "/v1/jobs/" + open();
        List<Double> uploads = IntStream.rangeClosed(1, PARTS)
                .mapToObj(part -> upload(job, part))
                .toList();
        assertThat(client.get(job + "/parts").path("rows").asInt()).isEqualTo(PARTS * ROWS);
        List<Sample> samples = run(job);
        JsonNode totals = client.get(job).path("totals");
        report(uploads, samples);
        assertThat(totals.path("created").asInt()).isEqualTo(PARTS * ROWS);
        assertThat(totals.path("selected").asInt()).isEqualTo(PARTS * ROWS);
        assertThat(rate(samples, 0.8, 1)).isGreaterThan(0.7 * rate(samples, 0.2, 0.4));
        assertThat(samples).allSatisfy(sample -> assertThat(sample.heap()).isLessThan(400 * MEGABYTE));
    }

    private static String open() {
        HttpResponse<String> opened = client.send("POST", "/v1/jobs", "{\"rows\":{\"mode\":\"create\"}}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return JobClient.read(opened.body()).path("id").asText();
    }

    /** Sends a part, and returns the seconds that it took. */
    private static double upload(String job, int part) {
        long start = System.nanoTime();
        HttpResponse<String> stored = client.send(
                "PUT", job + "/parts/" + part + "?type=csv", gzip(rows(part)), "Content-Type", "application/gzip");
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns the rows of a part, 71 bytes each. */
    private static String rows(int part) {
        return IntStream.range(0, ROWS)
                .mapToObj(row ->
                        "f%08d,City of %06d,contacted,%s\n".formatted(part * 1_000_000 + row, row, "-".repeat(35)))
                .collect(Collectors.joining("", "id,city,organizations.3.followup_status,notes\n", ""));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return bytes.toByteArray();
    }

    private static List<Sample> run(String job) {
        long start = System.nanoTime();
        HttpResponse<String> closed =
                client.send("POST", job + "/close", "{\"parts\":%d,\"rows\":%d}".formatted(PARTS, PARTS * ROWS));
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(202);
        List<Sample> samples = new ArrayList<>();
        Awaitility.await()
                .atMost(Duration.ofMinutes(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> hasEnded(client.get(job), (System.nanoTime() - start) / 1e9, samples));
        return samples;
    }

    private static boolean hasEnded(JsonNode job, double seconds, List<Sample> samples) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        samples.add(new Sample(seconds, job.at("/totals/created").asLong(), heap));
        return JobClient.hasEnded(job);
    }

    /** Returns the people a second between two shares of all people. */
    private static double rate(List<Sample> samples, double from, double to) {
        Sample first = at(samples, from);
        Sample last = at(samples, to);
        return (last.done() - first.done()) / (last.seconds() - first.seconds());
    }

    private static Sample at(List<Sample> samples, double share) {
        return samples.stream()
                .filter(sample -> sample.done() >= share * PARTS * ROWS)
                .findFirst()
                .orElseThrow();
    }

    private static void report(List<Double> uploads, List<Sample> samples) {
        System.out.printf(
                "%,d rows in %d parts: upload of a part %.1f to %.1f s, %,.0f people/s in the second and %,.0f in the last fifth,"
                        + " live heap at most %d MB%n",
                PARTS * ROWS,
                PARTS,
                uploads.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                uploads.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                rate(samples, 0.2, 0.4),
                rate(samples, 0.8, 1),
                samples.stream().mapToLong(Sample::heap).max().orElseThrow() / MEGABYTE);
    }
}
