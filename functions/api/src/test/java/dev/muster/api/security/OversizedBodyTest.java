package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API responds to every oversized body of six megabytes in a heap of 64 MB. */
class OversizedBodyTest {
    /** The limit of memory allocated for one request, live or not: 128 bytes for each byte of the body. */
    private static final int MEGABYTES = 768;

    /** The same for a file, which has up to a million rows of a few bytes; they are read one after another. */
    private static final int MEGABYTES_OF_FILE = 4_096;

    private static List<String> lines;

    @BeforeAll
    static void send(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OversizedBodyProgram.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        lines = Files.readAllLines(output);
        assertThat(ended).as(() -> String.join("\n", lines)).isTrue();
        assertThat(process.exitValue()).as(() -> String.join("\n", lines)).isZero();
    }

    @Test
    void namesLimitForEveryBodyAtEveryEndpoint() {
        Iterator<String> results = lines.iterator();
        for (OversizedBody oversized : OversizedBody.values()) {
            for (SentRequest endpoint : oversized.endpoints()) {
                assertThat(results.next())
                        .startsWith(oversized + " ")
                        .contains(" " + endpoint + " ")
                        .matches("[A-Z_]+ (200|202|4\\d\\d) .*")
                        .containsPattern(oversized.expected);
            }
        }
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    void allocatesBoundedMemory() {
        assertThat(lines)
                .allSatisfy(line -> assertThat(Integer.parseInt(line.split(" ", 4)[2]))
                        .isLessThan(line.contains(" /v1/jobs?mode=upsert ") ? MEGABYTES_OF_FILE : MEGABYTES));
    }
}
