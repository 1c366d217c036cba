package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Runs thousands of seeds, each with its own clients, workers, planners and faults. A violation prints its seed.
 * {@code -Dsim.seed=} runs one seed alone, {@code -Dsim.seeds=} sets the number of seeds from 0 on.
 */
class SimulationTest {
    @Test
    void noSeedViolatesAnInvariant() throws Exception {
        Long only = Long.getLong("sim.seed");
        long from = only == null ? 0 : only;
        long many = only == null ? Long.getLong("sim.seeds", 2_000) : 1;
        SeedRuns seedRuns = SeedRuns.from(from);
        seedRuns.run(many);
        System.out.println(seedRuns.summary());
        assertThat(seedRuns.violations()).isEmpty();
        if (only == null) {
            assertThat(seedRuns.faults()).as("kinds of faults").containsKeys(FaultPlan.Kind.values());
            assertThat(seedRuns.events()).as("kinds of events").containsKeys(RightsModel.Event.values());
            assertThat(seedRuns.events()).as("kinds of events").containsKeys(FileEvents.Event.values());
        }
    }
}
