package dev.muster.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.bench.load.UsageSample;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counts the units and calls of fixed jobs on the local host, so that no change makes one more expensive unnoticed. */
class UsageCeilingTest {
    /** How many messages a worker receives at once depends on time, and so do some calls. */
    private static final int ATTEMPTS = 3;

    private static FixedJobs jobs;

    @BeforeAll
    static void start() {
        jobs = new FixedJobs();
    }

    @AfterAll
    static void stop() {
        jobs.close();
    }

    @Test
    void noJobUsesMoreThanItsCeiling() {
        SoftAssertions all = new SoftAssertions();
        for (UsageCeiling ceiling : UsageCeiling.values()) {
            UsageSample used = jobs.usage(ceiling);
            for (int attempt = 1; attempt < ATTEMPTS && !ceiling.isKeptBy(used); attempt++) {
                used = jobs.usage(ceiling);
            }
            all.assertThat(ceiling.isKeptBy(used))
                    .as("used more than its ceiling: %s", ceiling.line(used))
                    .isTrue();
        }
        all.assertAll();
    }

    @Test
    void oneNeedlessWriteForEachBatchIsNoticed() {
        try (var _ = jobs.plantWrite()) {
            UsageSample used = jobs.usage(UsageCeiling.FILE_1_000);

            assertThat(used.metered().allWriteUnits()).isGreaterThan(UsageCeiling.FILE_1_000.writeUnits);
        }
    }
}
