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

/** Six megabytes of the worst shapes, in a heap of 64: each is answered, and none kills. */
class OversizedBodyTest {
    /** All that may be made for one request, most of it thrown away at once: 128 bytes for every byte that was sent. */
    private static final int MEGABYTES = 768;

    private static List<String> lines;

    @BeforeAll
    static void send(@TempDir Path folder) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process squad = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OversizedBodies.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = squad.waitFor(120, TimeUnit.SECONDS);
        squad.destroyForcibly();
        lines = Files.readAllLines(said);
        assertThat(ended).as(() -> String.join("\n", lines)).isTrue();
        assertThat(squad.exitValue()).as(() -> String.join("\n", lines)).isZero();
    }

    @Test
    void everyBombIsAnsweredAtEveryDoorAndToldItsLimit() {
        Iterator<String> told = lines.iterator();
        for (OversizedBody bomb : OversizedBody.values()) {
            for (SentRequest door : bomb.doors()) {
                assertThat(told.next())
                        .startsWith(bomb + " ")
                        .contains(" " + door + " ")
                        .matches("[A-Z_]+ (200|202|4\\d\\d) .*")
                        .containsPattern(bomb.said);
            }
        }
        assertThat(told.hasNext()).isFalse();
    }

    @Test
    void noBombMakesMuchWork() {
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Integer.parseInt(line.split(" ", 4)[2])).isLessThan(MEGABYTES));
    }
}
