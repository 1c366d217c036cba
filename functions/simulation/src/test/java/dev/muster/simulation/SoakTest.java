package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs other seeds each time, for the minutes of {@code -Dsim.minutes=}. */
@Tag("soak")
class SoakTest {
    @Test
    void noSeedViolatesAnInvariant() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(Long.getLong("sim.minutes", 30)));
        SeedRuns seedRuns = SeedRuns.from(ThreadLocalRandom.current().nextInt(1_000_000) * 1_000_000L);
        while (Instant.now().isBefore(end) && seedRuns.violations().isEmpty()) {
            seedRuns.run(1_000);
            System.out.println(seedRuns.summary());
        }
        assertThat(seedRuns.violations()).isEmpty();
    }
}
