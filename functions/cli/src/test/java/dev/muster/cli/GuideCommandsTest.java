package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the spreadsheet guide for the command line run in one shell, with every question answered. */
class GuideCommandsTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "guides", "spreadsheet.md");
    private static final Pattern QUESTION = Pattern.compile("Change [0-9,]+ of [0-9,]+ people\\? Type [0-9]+:");

    @TempDir
    private Path folder;

    @Test
    void leadFromSpreadsheetToUndo() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("guide.sh"), "set -eux -o pipefail\n" + program() + commands() + "\n");
        Path log = folder.resolve("guide.log");
        ProcessBuilder bash = new ProcessBuilder("bash", "guide.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        bash.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());

        int code = bash.start().waitFor();

        String shown = Files.readString(log);
        assertThat(code).as(shown).isZero();
        assertThat(shown).contains("2,996", "To take it back: muster undo", "3 people go back");
        assertThat(folder.resolve("target/guide/spring.failed.csv"))
                .content()
                .contains("contact7@", "contact1204@", "contact2998@");
        CliRunner.of(folder)
                .run("person", "guide-7")
                .expect(0)
                .out()
                .lines()
                .forEach(line -> assertThat(line).doesNotContain("n/a"));
    }

    /** Returns the files of the guide and the commands of its section, without its own function {@code muster}. */
    private static String commands() throws IOException {
        String guide = Files.readString(GUIDE);
        int section = guide.indexOf("## With the command line");
        String files = block(guide, "    mkdir -p target/guide");
        String commands = guide.substring(section, guide.indexOf("\n## ", section + 1));
        return (files + code(commands))
                .replace("http://127.0.0.1:3000", TestServer.address().toString());
    }

    private static String block(String guide, String start) {
        int from = guide.indexOf(start);
        return code(guide.substring(from, guide.indexOf("\n\n", from)));
    }

    private static String code(String text) {
        return text.lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .filter(line -> !line.startsWith("muster()") && !line.startsWith("mvn "))
                .filter(line -> !QUESTION.matcher(line).matches())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns a function that answers every question, and that takes failed rows for a success. */
    private String program() {
        String java = CliProcess.ofClasses(folder).command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return """
                muster() {
                  case "$*" in
                    *--yes* | jobs*) JAVA "$@" || [ $? = 1 ] ;;
                    *) JAVA "$@" --yes || [ $? = 1 ] ;;
                  esac
                }
                """.replace("JAVA", java);
    }
}
