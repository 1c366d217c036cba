package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs other seeds each time, for the minutes of {@code -Dsim.minutes=}. Prints its seeds, faults and rate every minute and
 * at the end.
 */
@Tag("soak")
class SoakTest {
    private static final int SEEDS_AT_ONCE = 200;

    @Test
    void noSeedViolatesAnInvariant() throws Exception {
        Instant start = Instant.now();
        Instant end = start.plus(Duration.ofMinutes(Long.getLong("sim.minutes", 30)));
        SeedRuns seedRuns = SeedRuns.from(ThreadLocalRandom.current().nextInt(1_000_000) * 1_000_000L);
        Instant next = start.plus(Duration.ofMinutes(1));
        while (Instant.now().isBefore(end) && seedRuns.violations().isEmpty()) {
            seedRuns.run(SEEDS_AT_ONCE);
            if (!Instant.now().isBefore(next)) {
                System.out.println(seedRuns.progress(Duration.between(start, Instant.now())));
                next = next.plus(Duration.ofMinutes(1));
            }
        }
        System.out.println(seedRuns.progress(Duration.between(start, Instant.now())));
        System.out.println(seedRuns.summary());
        assertThat(seedRuns.violations()).isEmpty();
    }
}
