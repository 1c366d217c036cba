package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code muster apply} from a file to its undo. */
class ApplyTest {
    @TempDir
    private Path folder;

    private CliRunner cli;

    @BeforeEach
    void runAsAdmin() {
        cli = CliRunner.of(folder);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CliRun apply(String file, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "apply";
        arguments[1] = file;
        arguments[2] = "--yes";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return cli.run(arguments);
    }

    private JsonValue person(String id) {
        return cli.run("person", id, "--json").events("person").getFirst().at("person");
    }

    @Test
    void walksFromSpreadsheetToUndo() throws IOException {
        apply(
                        file(
                                "start.csv",
                                "id,email,country\nwalk-1,walk-1@example.org,DE\nwalk-2,walk-2@example.org,DE\n"),
                        "--mode",
                        "create")
                .expect(0);
        String people = file(
                "people.csv",
                "E-Mail;Land\nwalk-1@example.org;US\nwalk-2@example.org;US\nnobody@example.org;US\nno address;US\n");

        CliRun run = cli.typing("2\n")
                .run("apply", people, "--match", "email", "--column", "E-Mail=email", "--column", "Land=country");

        run.expect(1);
        assertThat(run.err()).contains("Change 2 of 4 people? Type 2: ");
        assertThat(run.out())
                .containsPattern("changed +2\n")
                .containsPattern("not found +2\n")
                .contains("country  \"DE\" → \"US\"")
                .contains("Failed rows: " + folder.resolve("people.failed.csv"))
                .contains("To take it back: muster undo ");
        assertThat(person("walk-1").at("attributes").at("country").text()).isEqualTo("US");
        assertThat(Files.readString(folder.resolve("people.failed.csv")))
                .startsWith("E-Mail,Land,row,outcome,reason\r\n")
                .contains("nobody@example.org,US,3,not_found,")
                .contains("no address,US,4,not_found,");
        String job = run.out().replaceAll("(?s).*muster undo (\\w+).*", "$1");
        assertThat(cli.typing("2\n").run("undo", job).expect(0).err()).contains("Take back 2 of ");
        assertThat(person("walk-1").at("attributes").at("country").text()).isEqualTo("DE");
    }

    @Test
    void takesFailedRowsAgainOnceTheyAreMended() throws IOException {
        CliRun first = apply(
                        file("mend.csv", "id,email\nmend-1,mend-1@example.org\nmend-2,wrong\n"), "--mode", "upsert")
                .expect(1);
        Path failed = folder.resolve("mend.failed.csv");
        assertThat(first.out()).contains(failed.toString());
        Files.writeString(failed, Files.readString(failed).replace("wrong", "mend-2@example.org"));

        apply(failed.toString(), "--mode", "upsert").expect(0);

        assertThat(person("mend-2").at("attributes").at("email").text()).isEqualTo("mend-2@example.org");
        assertThat(folder.resolve("mend.failed.failed.csv")).doesNotExist();
    }

    @Test
    void keepsAnEarlierFileOfFailedRows() throws IOException {
        String file = file("twice.csv", "id,country\ntwice-nobody,US\n");
        apply(file).expect(1);
        Files.writeString(folder.resolve("twice.failed.csv"), "half mended");

        apply(file).expect(1);

        assertThat(folder.resolve("twice.failed.csv")).hasContent("half mended");
        assertThat(folder.resolve("twice.failed-2.csv")).exists();
    }

    @Test
    void takesNdjsonAndCompressedFiles() throws IOException {
        apply(file("rows.ndjson", "{\"id\":\"nd-1\",\"attributes\":{\"score\":7}}\n"), "--mode", "upsert")
                .expect(0);
        assertThat(person("nd-1").at("attributes").at("score").number()).isEqualTo(7);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("id,country\nnd-1,PH\n".getBytes(StandardCharsets.UTF_8));
        }
        Path compressed = Files.write(folder.resolve("rows.csv.gz"), packed.toByteArray());

        apply(compressed.toString()).expect(0);

        assertThat(person("nd-1").at("attributes").at("country").text()).isEqualTo("PH");
    }

    @Test
    void changesNobodyInADryRunOrWithoutTheTypedNumber() throws IOException {
        String file = file("look.csv", "id,country\nlook-1,US\n");

        assertThat(cli.run("apply", file, "--mode", "upsert", "--dry-run")
                        .expect(0)
                        .out())
                .containsPattern("created +1\n");
        CliRun other = cli.typing("2\n").run("apply", file, "--mode", "upsert");

        assertThat(other.expect(3).err()).contains("not confirmed: nobody was changed");
        cli.run("person", "look-1").expect(1);
    }

    @Test
    void clearsBlankCellsOnlyIfToldSo() throws IOException {
        apply(file("a.csv", "id,city,zip\nblank-1,Cebu,6000\n"), "--mode", "upsert")
                .expect(0);
        String blank = file("b.csv", "id,city,zip\nblank-1,,6001\n");

        apply(blank).expect(0);
        assertThat(person("blank-1").at("attributes").at("city").text()).isEqualTo("Cebu");
        apply(blank, "--blank", "clear").expect(0);

        assertThat(person("blank-1").at("attributes").at("city").isNull()).isTrue();
    }

    @Test
    void saysWhenThereIsNothingToChange() throws IOException {
        String file = file("same.csv", "id,country\nsame-1,US\n");
        apply(file, "--mode", "upsert").expect(0);

        CliRun again = cli.typing("").run("apply", file);

        assertThat(again.expect(0).out())
                .contains("There is nothing to change.")
                .doesNotContain("muster undo");
    }

    @Test
    void sendsALargerFileInPartsAndLeavesNothingBehind() throws IOException {
        StringBuilder rows = new StringBuilder("id,country,notes\n");
        for (int row = 0; row < 300; row++) {
            rows.append("parts-").append(row).append(",US,\"one\ntwo\"\n");
        }

        CliRun run = apply(file("parts.csv", rows.toString()), "--mode", "upsert", "--part-size", "1K", "--json")
                .expect(0);

        assertThat(run.events("part")).hasSizeGreaterThan(5);
        assertThat(run.result().at("totals").at("created").number()).isEqualTo(300);
        assertThat(folder.resolve(".muster")).doesNotExist();
    }
}
