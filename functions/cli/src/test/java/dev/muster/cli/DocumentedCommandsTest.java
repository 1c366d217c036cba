package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/cli.md runs, in the order of the page, in one shell. */
class DocumentedCommandsTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "cli.md");
    private static final String LOCAL = "http://127.0.0.1:3000";

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfThePageRuns() throws IOException, InterruptedException {
        String commands = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replace(LOCAL, TestServer.address().toString());
        writeProgram();
        Files.writeString(folder.resolve("page.sh"), "set -eux -o pipefail\n" + commands + "\n");
        ProcessBuilder bash = new ProcessBuilder("bash", "page.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("page.log").toFile());
        bash.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        bash.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());

        int code = bash.start().waitFor();

        String log = Files.readString(folder.resolve("page.log"));
        assertThat(code).as(log).isZero();
        assertThat(log).contains("To take it back: muster undo").doesNotContain("muster failed");
        assertThat(folder.resolve("countries.failed.csv")).exists();
    }

    /** Writes the program that stands for the alias of the page. The shell stops at the first command that fails. */
    private void writeProgram() throws IOException {
        String java = CliProcess.ofClasses(folder).command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path program = Files.createDirectory(folder.resolve("bin")).resolve("muster");
        Files.writeString(program, "#!/bin/sh\nexec " + java + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
