package dev.muster.core.flow.batch;

import dev.muster.core.job.Limits;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Ids for people whom a file creates. Those of one planner follow one another from a random start between 2^52 and 2^53,
 * so that clients can hold them exactly as integers, planners hardly ever meet, and no id is like one that is made of a
 * time.
 */
final class NewIds implements Supplier<String> {
    private long next;

    NewIds(RandomGenerator random) {
        this.next = random.nextLong(1L << 52, (1L << 53) - Limits.JOB_ROWS);
    }

    @Override
    public String get() {
        return Long.toString(next++);
    }
}
