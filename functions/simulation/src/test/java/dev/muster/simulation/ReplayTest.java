package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed that was printed plays the same again in any other process, call by call. */
class ReplayTest {
    private static final int SEEDS = 12;

    /** Prints the fingerprints of some seeds: what another process is started for. */
    public static void main(String[] none) {
        fingerprints().forEach(System.out::println);
    }

    private static List<String> fingerprints() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> SimulationRun.play(seed, PlantedBug.NONE))
                .map(played -> played.seed() + ": " + Long.toHexString(played.digest()) + " " + played.faults())
                .toList();
    }

    @Test
    void aSeedPlaysTheSameInAnotherProcess() throws IOException {
        Process another = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = another.inputReader()) {
            assertThat(said.lines()).containsExactlyElementsOf(fingerprints());
        } finally {
            another.destroyForcibly();
        }
    }
}
