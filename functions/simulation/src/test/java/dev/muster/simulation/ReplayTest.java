package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests that a printed seed runs the same in another process, call by call. */
class ReplayTest {
    private static final int SEEDS = 12;

    /** Prints the fingerprints of some seeds. The test starts this in another process. */
    public static void main(String[] arguments) {
        fingerprints().forEach(System.out::println);
    }

    private static List<String> fingerprints() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> SimulationRun.run(seed, PlantedBug.NONE))
                .map(result -> result.seed() + ": " + Long.toHexString(result.digest()) + " " + result.faults())
                .toList();
    }

    @Test
    void seedRunsTheSameInAnotherProcess() throws IOException {
        Process another = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = another.inputReader()) {
            assertThat(output.lines()).containsExactlyElementsOf(fingerprints());
        } finally {
            another.destroyForcibly();
        }
    }
}
