package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares random files with statements of SQLite that are run row by row. {@code -Dfiles.seed=} runs one seed alone,
 * {@code -Dfiles.seeds=} sets the number of seeds from 0 on.
 */
class SqlOracleTest {
    private static final int SEEDS = 200;
    private static final int PLANTED_SEEDS = 50;

    @Test
    void peopleEndAsIfTheRowsWereAppliedFromTopToBottom() {
        Long only = Long.getLong("files.seed");
        long first = only == null ? 0 : only;
        long many = only == null ? Long.getLong("files.seeds", SEEDS) : 1;
        for (long seed = first; seed < first + many; seed++) {
            run(seed, PlantedFileBug.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = PlantedFileBug.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void catchesBug(PlantedFileBug bug) {
        assertThat(LongStream.range(0, PLANTED_SEEDS).anyMatch(seed -> isCaught(seed, bug)))
                .isTrue();
    }

    private static boolean isCaught(long seed, PlantedFileBug bug) {
        try {
            run(seed, bug);
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }

    private static void run(long seed, PlantedFileBug bug) {
        try (FileOracle oracle = new FileOracle()) {
            new FileSequence(new Random(seed), oracle, bug).run();
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
        }
    }
}
