package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code muster completion}. */
class CompletionTest {
    @TempDir
    private Path folder;

    private String bash(String words) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("muster.bash"),
                CliRunner.withoutServer(folder)
                        .run("completion", "bash")
                        .expect(0)
                        .out());
        String script = "source muster.bash; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _muster; echo ${COMPREPLY[@]}";
        Process bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.strip();
    }

    @Test
    void completesCommandsAndOptionsInBash() throws IOException, InterruptedException {
        assertThat(bash("muster re")).isEqualTo("results release retry");
        assertThat(bash("muster apply --ma")).isEqualTo("--match --max-affected --max-refused");
        assertThat(bash("muster completion z")).isEqualTo("zsh");
    }

    @Test
    void knowsEveryCommandInZshAndFish() {
        for (String shell : new String[] {"zsh", "fish"}) {
            String script = CliRunner.withoutServer(folder)
                    .run("completion", shell)
                    .expect(0)
                    .out();
            assertThat(script).contains("apply", "change", "undo", "max-affected", "bash zsh fish");
        }
    }
}
