package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exit code, in the ways that lead to it. */
class ExitCodeTest {
    @TempDir
    private Path folder;

    private CliRunner cli;

    @BeforeEach
    void runAsAdmin() {
        cli = CliRunner.of(folder);
    }

    private String rows(String id, int count) throws IOException {
        StringBuilder rows = new StringBuilder("id,country\n");
        for (int row = 0; row < count; row++) {
            rows.append(id).append(row).append(",US\n");
        }
        return Files.writeString(folder.resolve(id + ".csv"), rows).toString();
    }

    @Test
    void isZeroWhenEverybodyIsChanged() throws IOException {
        cli.run("apply", rows("code0-", 3), "--mode", "upsert", "--yes").expect(0);
        cli.run("jobs").expect(0);
        cli.run("--help").expect(0);
        cli.run("--version").expect(0);
    }

    @Test
    void isOneWhenSomebodyIsLeftOut() throws IOException {
        cli.run("apply", rows("code1-", 1), "--yes").expect(1);
        cli.run("change", "--ids", ids("1", "nobody-at-all"), "--set", "city=X", "--dry-run")
                .expect(1);
        cli.run("person", "nobody-at-all").expect(1);
        cli.run("job", "01K00000000000000000000000").expect(1);
    }

    private String ids(String... ids) throws IOException {
        return Files.write(folder.resolve("ids.txt"), List.of(ids)).toString();
    }

    @Test
    void isTwoWithoutATerminalToConfirmAt() throws IOException {
        String file = rows("code2-", 1);
        for (CliRun run : new CliRun[] {
            cli.run("apply", file, "--mode", "upsert"),
            cli.typing("1\n").run("apply", file, "--mode", "upsert", "--no-input"),
            cli.run("change", "--ids", ids("1"), "--set", "city=X"),
            cli.run("undo", "01K00000000000000000000000"),
            cli.run("release", "01K00000000000000000000000"),
            cli.run("retry", "01K00000000000000000000000")
        }) {
            assertThat(run.expect(2).err()).contains("--yes");
        }
        cli.run("person", "code2-0").expect(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aply people.csv",
                "apply",
                "apply no-such-file.csv --dry-run",
                "jobs --limit 0",
                "jobs --limit x",
                "job ../people",
                "change --set city=X --dry-run",
                "people --filter nonsense",
                "change --filter nonsense --set city=X --dry-run",
                "jobs --url http://muster.example.org",
                "jobs --url ftp://127.0.0.1",
                "jobs --profile unknown",
                "completion powershell",
                ""
            })
    void isTwoForAWrongCommandLine(String line) {
        CliRun run = cli.run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.expect(2).err()).startsWith("error: ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void isTwoForAWrongFile() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.csv"), "id,No Such Heading!\n1,x\n");
        assertThat(cli.run("apply", file.toString(), "--yes").expect(2).err()).contains("No Such Heading!");
    }

    @Test
    void isThreeWhenAGuardStopsTheChange() throws IOException {
        String file = rows("code3-", 3);
        assertThat(cli.run("apply", file, "--mode", "upsert", "--max-affected", "2", "--yes")
                        .expect(3)
                        .err())
                .contains("max_affected")
                .contains("--max-affected");
        assertThat(cli.run("apply", file, "--max-refused", "1", "--yes")
                        .expect(3)
                        .err())
                .contains("max_refused");
        cli.run("change", "--ids", ids("1", "2"), "--set", "city=X", "--max-affected", "1", "--yes")
                .expect(3);
        cli.run("change", "--filter", "id eq \"1\" or id eq \"2\"", "--set", "city=X", "--max-affected", "1", "--yes")
                .expect(3);
        cli.typing("yes\n").run("apply", file, "--mode", "upsert").expect(3);
        cli.run("person", "code3-0").expect(1);
    }

    @Test
    void isFourWithoutAKeyThatMayDoIt() {
        cli.without("MUSTER_API_KEY").run("jobs").expect(4);
        cli.with("MUSTER_API_KEY", "wrong").run("jobs").expect(4);
        cli.with("MUSTER_API_KEY", "two words").run("jobs").expect(4);
        String job = cli.run("change", "--filter", "id eq \"1\"", "--set", "city=Y", "--yes", "--json")
                .result()
                .at("job")
                .text();
        cli.with("MUSTER_API_KEY", "local-other-muster-key").run("job", job).expect(1);
    }

    @Test
    void isFiveWhenTheJobOutlivesTheWait() throws IOException {
        CliRun run = cli.run("apply", rows("code5-", 2_000), "--mode", "upsert", "--yes", "--wait", "0", "--json");

        assertThat(run.expect(5).err()).contains("muster job ").contains("--watch");
        String job = run.events("run").getFirst().at("job").text();
        cli.run("job", job, "--watch", "--wait", "0").expect(5);
        cli.run("job", job, "--watch").expect(0);
    }
}
