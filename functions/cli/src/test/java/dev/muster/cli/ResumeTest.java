package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in parts whose sender is killed goes on, and everybody is counted once. */
class ResumeTest {
    @TempDir
    private Path folder;

    private Path file(String prefix, int rows) throws IOException {
        String text = IntStream.range(0, rows)
                .mapToObj(row -> prefix + row + ",secret-" + row + "\n")
                .collect(Collectors.joining("", "id,notes\n", ""));
        return Files.writeString(folder.resolve("people.csv"), text);
    }

    @Test
    void goesOnAfterKill() throws IOException, InterruptedException {
        killAndResume("resume-", 1_500, "2K");
    }

    @Test
    @Tag("large")
    void goesOnAfterKillWithAHundredThousandRows() throws IOException, InterruptedException {
        killAndResume("large-", 100_000, "128K");
    }

    private void killAndResume(String prefix, int rows, String partSize) throws IOException, InterruptedException {
        String file = file(prefix, rows).toString();
        CliProcess cli = CliProcess.ofClasses(folder);
        Process sender = cli.start("apply", file, "--mode", "upsert", "--yes", "--part-size", partSize);
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> storedParts() >= 1);
        } finally {
            sender.destroyForcibly().waitFor();
        }
        JsonValue state = state().getFirst();
        assertKeepsNoValues();

        CliRun resumed = cli.run("apply", file, "--mode", "upsert", "--yes", "--part-size", partSize, "--json")
                .expect(0);

        assertThat(resumed.err())
                .contains("Going on with job " + state.at("job").text());
        assertThat(resumed.result().at("totals").at("selected").number()).isEqualTo(rows);
        assertThat(resumed.result().at("totals").at("created").number()).isEqualTo(rows);
        assertThat(resumed.events("part").stream().map(part -> part.at("part").text()))
                .doesNotContainAnyElementsOf(state.at("parts").fields().keySet());
        assertThat(folder.resolve(".muster")).doesNotExist();
    }

    private List<JsonValue> state() {
        Path kept = folder.resolve(".muster");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .map(ResumeTest::read)
                    .map(JsonCodec::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long storedParts() {
        return state().stream()
                .mapToLong(state -> state.at("parts").fields().size())
                .sum();
    }

    private void assertKeepsNoValues() throws IOException {
        Path kept = folder.resolve(".muster");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(
                            path -> assertThat(path).content().doesNotContain("secret", "resume-", "local-muster-key"));
        }
    }
}
