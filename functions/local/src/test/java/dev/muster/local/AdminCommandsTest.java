package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of an administrator at the start of the local host ({@code -Dcommands=FILE}). */
class AdminCommandsTest {
    private static final String RESULTS = "Commands of the administrator: ";

    @TempDir
    private Path folder;

    private String outputOf(Path commands) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process host = HostProcess.command(folder, "-Dserve=false", "-Dcommands=" + commands)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(host.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            host.destroyForcibly().onExit().join();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static String secret(String output) throws IOException {
        String results = Stream.of(output.split("\n"))
                .filter(line -> line.startsWith(RESULTS))
                .findFirst()
                .orElseThrow();
        JsonNode done = new ObjectMapper().readTree(results.substring(RESULTS.length()));
        return done.path("results").path(4).path("secret").asText();
    }

    @Test
    void createsTenantWhoseKeyOpensIt() throws IOException, InterruptedException {
        String key = secret(outputOf(
                Path.of("..", "..", "events", "admin", "new-tenant.json").toAbsolutePath()));

        try (HostProcess host = HostProcess.start(folder);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> self = client.send(
                    HttpRequest.newBuilder(URI.create(host.address() + "/v1/people/1"))
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(self.statusCode()).isEqualTo(200);
            assertThat(self.body()).contains("\"first_name\":\"Ada\"");
        }
    }

    @Test
    void namesFileThatCannotBeRead() throws IOException, InterruptedException {
        Path missing = folder.resolve("nowhere.json");
        assertThat(outputOf(missing)).contains("-Dcommands=" + missing + ": cannot be read");
    }

    @Test
    void saysWhyCommandsWereNotRun() throws IOException, InterruptedException {
        Path commands = Files.writeString(folder.resolve("commands.json"), "{\"commands\":[{\"command\":\"dance\"}]}");
        assertThat(outputOf(commands)).contains("refused", "command must be").doesNotContain("\tat ");
    }
}
