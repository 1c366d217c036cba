package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the largest size is read in a heap of 64 MB. */
class LargeFileTest {
    private static List<String> lines;

    @BeforeAll
    static void read(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFileProgram.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        process.destroyForcibly();
        lines = Files.readAllLines(output);
        assertThat(ended).as(() -> String.join("\n", lines)).isTrue();
        assertThat(process.exitValue()).as(() -> String.join("\n", lines)).isZero();
        assertThat(lines).hasSize(LargeFileProgram.LargeFile.values().length);
    }

    private static String outcome(LargeFileProgram.LargeFile file) {
        String line = lines.stream()
                .filter(printed -> printed.startsWith(file + " "))
                .findFirst()
                .orElseThrow();
        return line.split(" ", 4)[3];
    }

    @Test
    void reads200_000RowsOf64Megabytes() {
        assertThat(outcome(LargeFileProgram.LargeFile.CSV_ROWS))
                .startsWith("rows 200000 bytes 6")
                .endsWith(" refused 0 cells 800000");
        assertThat(outcome(LargeFileProgram.LargeFile.NDJSON_ROWS))
                .startsWith("rows 200000 bytes 6")
                .endsWith(" refused 0 cells 600000");
        assertThat(outcome(LargeFileProgram.LargeFile.PLAIN)).startsWith("rows 690000 bytes 621000");
    }

    @Test
    void readsAMillionBadRows() {
        assertThat(outcome(LargeFileProgram.LargeFile.BAD_ROWS))
                .startsWith("rows 1000000 bytes ")
                .contains(" refused 1000000 ");
        assertThat(outcome(LargeFileProgram.LargeFile.BAD_LINES))
                .startsWith("rows 1000000 bytes ")
                .contains(" refused 1000000 ");
    }

    @Test
    void stopsAtItsLimits() {
        assertThat(outcome(LargeFileProgram.LargeFile.TOO_MANY_ROWS))
                .isEqualTo("the part has more rows than the limit of 1000000; divide it into several parts");
        assertThat(outcome(LargeFileProgram.LargeFile.BOMB))
                .isEqualTo("the gzip body inflates to more than the limit of 67108864 bytes");
        assertThat(outcome(LargeFileProgram.LargeFile.ONE_HEADING))
                .isEqualTo("the heading line is longer than the limit of 262144 characters");
        assertThat(outcome(LargeFileProgram.LargeFile.OPEN_QUOTE))
                .isEqualTo("not CSV: the quote opened on line 2 is not closed before the end of the file");
        assertThat(outcome(LargeFileProgram.LargeFile.ONE_LINE)).contains("rows 1 ", "refused 1");
    }
}
