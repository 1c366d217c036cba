package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of {@code --json}, and the contents of the two streams. */
class EventsTest {
    @TempDir
    private Path folder;

    private CliRunner cli;

    @BeforeEach
    void runAsAdmin() {
        cli = CliRunner.of(folder);
    }

    private String file(String prefix) throws IOException {
        String rows =
                IntStream.range(0, 300).mapToObj(row -> prefix + row + ",US\n").collect(Collectors.joining());
        return Files.writeString(folder.resolve("events.csv"), "id,country\n" + rows)
                .toString();
    }

    @Test
    void tellEveryStepOfAFile() throws IOException {
        CliRun run = cli.run("apply", file("steps-"), "--mode", "upsert", "--max-refused", "5", "--yes", "--json")
                .expect(0);

        assertThat(run.events().stream()
                        .map(event -> event.at("type").text())
                        .filter(type -> !type.equals("progress"))
                        .distinct())
                .containsExactly("preview", "sample", "run", "result");
        assertThat(run.result().at("outcome").text()).isEqualTo("done");
        assertThat(run.result().at("totals").at("created").number()).isEqualTo(300);
        assertThat(run.result().at("undo").text())
                .isEqualTo("muster undo " + run.result().at("job").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs --json",
                "--json jobs",
                "people --json",
                "person 1 --history --json",
                "job nonsense! --json",
                "aply --json",
                "--json",
                "undo 01K00000000000000000000000 --json",
                "completion fish --json",
                "apply --help --json",
                "--version --json",
                "jobs --json --url http://muster.example.org"
            })
    void endWithOneResult(String line) {
        CliRun run = cli.run(line.split(" "));
        assertThat(run.result().at("exit_code").number()).isEqualTo(run.code());
        if (run.code() != 0) {
            assertThat(run.result().at("error").at("message").text()).isNotEmpty();
        }
    }

    @Test
    void haveAllResultsOfAJob() throws IOException {
        CliRun applied = cli.run("apply", file("results-"), "--mode", "upsert", "--yes", "--json");
        String job = applied.result().at("job").text();

        assertThat(cli.run("results", job, "--json").expect(0).events("person")).hasSize(300);
        assertThat(cli.run("results", job, "--limit", "3").expect(0).out().lines())
                .hasSize(3);
        assertThat(cli.run("results", job, "--csv").expect(0).out()).startsWith("id,country,row,outcome,reason\r\n");
    }

    @Test
    void keepDataAndEverythingElseApart() throws IOException {
        CliRun run = cli.run("apply", file("streams-"), "--mode", "upsert", "--yes");

        assertThat(run.out()).contains("Preview (job ").doesNotContain("Running ");
        assertThat(run.err()).doesNotContain("Preview (job ", "\r", "\u001b");
        CliRun failed = cli.run("job", "01K00000000000000000000000");
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).startsWith("error: ");
    }
}
