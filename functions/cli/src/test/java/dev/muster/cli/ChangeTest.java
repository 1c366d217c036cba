package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code muster change} and the commands around its job. */
class ChangeTest {
    @TempDir
    private Path folder;

    private CliRunner cli;

    @BeforeEach
    void runAsAdmin() {
        cli = CliRunner.of(folder);
    }

    private void create(String... ids) throws IOException {
        StringBuilder rows = new StringBuilder("id,organizations.3.permission_id\n");
        for (String id : ids) {
            rows.append(id).append(",2\n");
        }
        Path file = Files.writeString(folder.resolve("new.csv"), rows);
        cli.run("apply", file.toString(), "--mode", "upsert", "--yes").expect(0);
    }

    private JsonValue person(String id) {
        return cli.run("person", id, "--json").events("person").getFirst().at("person");
    }

    private CliRun change(String id, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"change", "--ids", "-", "--yes"}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return cli.piped(id + "\n").run(arguments);
    }

    @Test
    void setsAndClearsValuesOfEveryType() throws IOException {
        create("change-1");
        change(
                        "change-1",
                        "--set",
                        "city=Cebu = a city",
                        "--set",
                        "score:number=7.5",
                        "--set",
                        "active:boolean=TRUE",
                        "--set",
                        "custom.Shoe Size:number=42",
                        "--set",
                        "note=")
                .expect(0);
        JsonValue person = person("change-1");
        assertThat(person.at("attributes").at("city").text()).isEqualTo("Cebu = a city");
        assertThat(person.at("attributes").at("score").text()).isEqualTo("7.5");
        assertThat(person.at("attributes").at("active").flag()).isTrue();
        assertThat(person.at("custom").at("Shoe Size").number()).isEqualTo(42);

        change("change-1", "--clear", "city").expect(0);

        assertThat(person("change-1").at("attributes").at("city").isNull()).isTrue();
    }

    @Test
    void reachesIntoTheOrganizationOnlyWhereItMust() throws IOException {
        create("inside-1");
        change(
                        "inside-1",
                        "--organization",
                        "3",
                        "--set",
                        "followup_status=contacted",
                        "--set",
                        "country=US",
                        "--add-to",
                        "labels=5",
                        "--assign",
                        "1",
                        "--archive")
                .expect(0);
        JsonValue inside = person("inside-1").at("organizations").at("3");
        assertThat(inside.at("followup_status").text()).isEqualTo("contacted");
        assertThat(inside.at("country").isNull()).isTrue();
        assertThat(inside.at("labels").elements()).hasSize(1);
        assertThat(inside.at("assigned").elements()).hasSize(1);
        assertThat(inside.at("archived").flag()).isTrue();
        assertThat(person("inside-1").at("attributes").at("country").text()).isEqualTo("US");

        change("inside-1", "--organization", "3", "--archive=false", "--unassign", "1", "--remove-from", "labels=5")
                .expect(0);

        assertThat(person("inside-1").at("organizations").at("3").at("archived").flag())
                .isFalse();
        assertThat(change("inside-1", "--set", "followup_status=x").expect(2).err())
                .contains("--organization ID");
        change("inside-1", "--set", "organizations.3.followup_status=done").expect(0);
        change("inside-1", "--organization", "3", "--remove").expect(0);
        assertThat(person("inside-1").at("organizations").at("3").isNull()).isTrue();
    }

    @Test
    void deletesAndBringsBack() throws IOException {
        create("delete-1");
        String job = change("delete-1", "--delete", "--json")
                .expect(0)
                .result()
                .at("job")
                .text();
        cli.run("person", "delete-1").expect(1);

        cli.run("undo", job, "--yes").expect(0);

        cli.run("person", "delete-1").expect(0);
    }

    @Test
    void undoesAndRedoes() throws IOException {
        create("undo-1");
        String job = change("undo-1", "--set", "city=Cebu", "--json")
                .result()
                .at("job")
                .text();

        CliRun look = cli.run("undo", job, "--dry-run").expect(0);
        CliRun undo = cli.run("undo", job, "--yes", "--json").expect(0);

        assertThat(look.out()).contains("1 people go back, 0 were changed since and stay.");
        assertThat(person("undo-1").at("attributes").at("city").isNull()).isTrue();
        assertThat(cli.run("undo", job, "--yes").expect(1).err())
                .contains(undo.result().at("job").text());
        cli.run("undo", undo.result().at("job").text(), "--yes").expect(0);
        assertThat(person("undo-1").at("attributes").at("city").text()).isEqualTo("Cebu");
        assertThat(cli.run("person", "undo-1", "--history").expect(0).out()).contains("\"Cebu\" (job #");
    }

    @Test
    void releasesAPreviewOfEarlier() throws IOException {
        create("release-1");
        CliRun look = cli.piped("release-1").run("change", "--ids", "-", "--set", "city=Cebu", "--dry-run", "--json");
        String preview = look.expect(0).result().at("job").text();

        assertThat(cli.typing("1\n").run("release", preview).expect(0).err()).contains("Change 1 people? Type 1: ");

        assertThat(person("release-1").at("attributes").at("city").text()).isEqualTo("Cebu");
        assertThat(cli.run("cancel", preview).expect(1).err()).startsWith("error: ");
        cli.run("release", preview, "--yes", "--max-affected", "0").expect(3);
    }

    @Test
    void namesTheNearestCommandAndOption() {
        assertThat(cli.run("aply", "people.csv").expect(2).err())
                .contains("there is no command \"aply\"")
                .contains("Did you mean")
                .contains("apply");
        assertThat(cli.run("jobs", "--limt", "3").expect(2).err()).contains("--limit");
    }

    @Test
    void showsExamplesBeforeAllElse() {
        for (String[] arguments :
                new String[][] {{"--help"}, {"apply", "--help"}, {"change", "-h"}, {"undo", "--help"}}) {
            assertThat(cli.run(arguments).expect(0).out())
                    .startsWith("Examples:\n  muster ")
                    .contains("Usage: muster");
        }
    }
}
