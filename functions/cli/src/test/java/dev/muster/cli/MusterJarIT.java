package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is built, run by itself. */
class MusterJarIT {
    private static final long MEGABYTES = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void runsByItself() throws IOException, InterruptedException {
        CliProcess jar = CliProcess.ofJar(folder);
        assertThat(jar.run("--help").expect(0).out()).startsWith("Examples:\n");
        assertThat(jar.run("--version").expect(0).out()).matches("muster \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void changesPeople() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("people.csv"), "id,country\njar-1,US\n");

        CliRun run = CliProcess.ofJar(folder).run("apply", file.toString(), "--mode", "upsert", "--yes", "--json");

        assertThat(run.expect(0).result().at("totals").at("created").number()).isEqualTo(1);
        assertThat(run.err()).doesNotContain("WARNING");
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(Path.of("target", "muster.jar"))).isLessThan(2 * MEGABYTES);
    }
}
