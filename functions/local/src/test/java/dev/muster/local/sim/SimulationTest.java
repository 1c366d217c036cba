package dev.muster.local.sim;

import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of seeds, each a world of clients, workers, planners and bad luck of its own. A violation prints its seed;
 * {@code -Dsim.seed=} plays that one alone.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("sim.seeds", 40);

    @Test
    void noSeedBreaksAnything() {
        Long only = Long.getLong("sim.seed");
        long[] faults = {0};
        (only == null ? LongStream.range(0, SEEDS) : LongStream.of(only)).forEach(seed -> {
            Simulation.Played played = Simulation.play(seed, Bug.NONE);
            faults[0] += played.faults().size();
            played.violation().ifPresent(violation -> {
                Simulation.Played small = Simulation.shrink(played, Bug.NONE);
                fail(
                        "seed " + seed + " with " + small.faults() + ": "
                                + small.violation().orElseThrow().getMessage(),
                        small.violation().orElseThrow());
            });
        });
        System.out.printf("%,d seeds, %,d faults, no violation%n", only == null ? SEEDS : 1, faults[0]);
    }
}
