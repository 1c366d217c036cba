package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script detects a failed demo by its exit code. */
class DemoProcessTest {
    @TempDir
    private Path folder;

    @Test
    void servingHostNamesConsoleAndDocs() throws IOException {
        Process host = HostProcess.command(folder).start();
        try (BufferedReader output = host.inputReader()) {
            String serving = "";
            while (!serving.startsWith("Serving on ")) {
                serving = output.readLine();
            }
            String address = serving.split(" ", 4)[2];
            assertThat(output.readLine()).isEqualTo("  console  " + address + "/console (key: local-muster-key)");
            assertThat(output.readLine()).isEqualTo("  docs     " + address + "/docs");
        } finally {
            host.destroyForcibly().onExit().join();
        }
    }

    @Test
    void failedDemoEndsHostWithReason() throws IOException, InterruptedException {
        Path samples = Files.createDirectories(folder.resolve("events").resolve("api"));
        String health = Files.readString(Path.of("..", "..", "events", "api", "health.json"));
        Files.writeString(samples.resolve("health.json"), health.replace("/health", "/v1/nowhere"));
        Path output = folder.resolve("output.txt");
        Process host = HostProcess.command(folder, "-Ddemo=true")
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(host.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            host.destroyForcibly().onExit().join();
        }

        assertThat(host.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .contains("  404  GET  /v1/nowhere", "The demo failed: api/health was rejected with 404: {")
                .contains("The log of the functions is " + folder.resolve("functions.log"))
                .doesNotContain("Serving on", "\tat ");
    }
}
