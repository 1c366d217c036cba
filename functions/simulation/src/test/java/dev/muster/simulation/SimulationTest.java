package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Thousands of seeds, each a world of clients, workers, planners and bad luck of its own. A violation prints its seed;
 * {@code -Dsim.seed=} plays that one alone, {@code -Dsim.seeds=} so many from 0 on.
 */
class SimulationTest {
    @Test
    void noSeedBreaksAnything() throws Exception {
        Long only = Long.getLong("sim.seed");
        long from = only == null ? 0 : only;
        long many = only == null ? Long.getLong("sim.seeds", 2_000) : 1;
        SeedRuns seedRuns = SeedRuns.from(from);
        seedRuns.play(many);
        System.out.println(seedRuns.summary());
        assertThat(seedRuns.violations()).isEmpty();
        if (only == null) {
            assertThat(seedRuns.faults()).as("what went wrong").containsKeys(FaultPlan.Kind.values());
        }
    }
}
