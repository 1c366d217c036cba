package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a terminal: the question, the bar, the colours, and the key that is not shown. */
class PseudoTerminalTest {
    @TempDir
    private Path folder;

    private String file(String prefix) throws IOException {
        String rows =
                IntStream.range(0, 300).mapToObj(row -> prefix + row + ",US\n").collect(Collectors.joining());
        return Files.writeString(folder.resolve("people.csv"), "id,country\n" + rows)
                .toString();
    }

    @Test
    void asksForTheNumberAndDrawsABar() throws IOException, InterruptedException {
        CliProcess cli = CliProcess.ofClasses(folder);
        try (PseudoTerminal terminal = new PseudoTerminal(cli, Map.of(), "apply", file("pty-"), "--mode", "upsert")) {
            CliRun run = terminal.awaitText("Change 300 of 300 people? Type 300: ")
                    .type("300")
                    .end();

            assertThat(run.expect(0).out())
                    .contains("\rRunning [########################################] 300 of 300")
                    .contains("To take it back: muster undo ");
        }
    }

    @Test
    void changesNobodyForAnotherNumber() throws IOException, InterruptedException {
        CliProcess cli = CliProcess.ofClasses(folder);
        try (PseudoTerminal terminal =
                new PseudoTerminal(cli, Map.of(), "apply", file("pty-other-"), "--mode", "upsert")) {
            CliRun run = terminal.awaitText("Type 300: ").type("y").end();

            assertThat(run.expect(3).out()).contains("\u001b[31merror:\u001b[0m not confirmed: nobody was changed");
        }
        CliRunner.of(folder).run("person", "pty-other-0").expect(1);
    }

    @Test
    void drawsNothingOnADumbTerminal() throws IOException, InterruptedException {
        CliProcess cli = CliProcess.ofClasses(folder);
        Map<String, String> dumb = Map.of("TERM", "dumb", "NO_COLOR", "1");
        try (PseudoTerminal terminal =
                new PseudoTerminal(cli, dumb, "apply", file("pty-dumb-"), "--mode", "upsert", "--yes")) {
            assertThat(terminal.end().expect(0).out())
                    .doesNotContain("\u001b", "[####")
                    .contains("Running 300 of 300");
        }
    }

    @Test
    void asksNothingWithNoInput() throws IOException, InterruptedException {
        CliProcess cli = CliProcess.ofClasses(folder);
        try (PseudoTerminal terminal = new PseudoTerminal(cli, Map.of(), "apply", file("pty-no-"), "--no-input")) {
            assertThat(terminal.end().expect(2).out()).contains("--yes");
        }
    }

    @Test
    void doesNotShowTheKeyThatIsTyped() throws IOException, InterruptedException {
        CliProcess cli = CliProcess.ofClasses(folder);
        Map<String, String> noKey = Map.of("MUSTER_API_KEY", "");
        try (PseudoTerminal terminal = new PseudoTerminal(cli, noKey, "login")) {
            CliRun run = terminal.awaitText("Key: ").type("local-muster-key").end();

            assertThat(run.expect(0).out()).doesNotContain("local-muster-key").contains("Stored in the profile");
        }
    }
}
