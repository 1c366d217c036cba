package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.backend.BusEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EndedJobsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void publishesOneEventForEndedJob() throws Exception {
        List<BusEvent> events = new CopyOnWriteArrayList<>();
        PrintStream silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        HostOptions hostOptions = HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(silent)
                .withListener(events::add);
        try (LocalHost host = LocalHost.start(hostOptions);
                HttpClient http = HttpClient.newHttpClient()) {
            LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
            HttpRequest request = HttpRequest.newBuilder(host.address().resolve("/v1/jobs"))
                    .header("Authorization", "Bearer local-muster-key")
                    .header("Content-Type", "application/json")
                    .header("Prefer", "wait=20")
                    .POST(BodyPublishers.ofString("""
                            {"select":{"ids":["1","2","unknown"]},"changes":[{"set":"country","to":"Peru"}]}"""))
                    .build();
            JsonNode job =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());

            await().atMost(Duration.ofSeconds(60)).until(() -> !events.isEmpty());
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.source()).isEqualTo("muster");
                assertThat(event.type()).isEqualTo("Job ended");
                JsonNode detail = event.detail();
                assertThat(detail.path("id")).isEqualTo(job.path("id"));
                assertThat(detail.path("tenant").asText()).isEqualTo("demo");
                assertThat(detail.path("state").asText()).isEqualTo("completed");
                assertThat(detail.path("created_by")).isEqualTo(job.path("created_by"));
                assertThat(detail.path("totals").toString())
                        .isEqualTo(
                                "{\"selected\":3,\"created\":0,\"changed\":2,\"unchanged\":0,\"not_found\":1,\"superseded\":0,"
                                        + "\"refused\":0,\"failed\":0,\"skipped\":0}");
            });
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void printsOneLineForEachEndedJob() throws Exception {
        assertThat(printed(false, "muster", "Job ended", "false")).isEqualTo("""
                job 01K completed: 10,003 selected, 10,000 changed, 3 not found
                """);
        assertThat(printed(true, "muster", "Job ended", "true")).isEqualTo("""
                \r\u001b[Kdry run 01K completed: 10,003 selected, 10,000 changed, 3 not found
                """);
        assertThat(printed(false, "muster", "Job begun", "false")).isEmpty();
        assertThat(printed(false, "another", "Job ended", "false")).isEmpty();
    }

    private static String printed(boolean terminal, String source, String type, String dryRun) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String detail = """
                {"id":"01K","state":"completed","dry_run":%s,"totals":{"selected":10003,"changed":10000,"not_found":3,
                "failed":0}}""".formatted(dryRun);
        new EndedJobs(new PrintStream(out, true, StandardCharsets.UTF_8), terminal)
                .accept(new BusEvent("default", source, type, Instant.EPOCH, JSON.readTree(detail)));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
