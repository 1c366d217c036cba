package dev.muster.core.flow.people;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Tries a few times what other writers keep coming between, with pauses of chance so that they do not meet again. */
record OptimisticRetry(Time time, RandomGenerator random) {
    private static final int MOST = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    /** What came of the first try that came to anything; empty when none did. */
    <T> Optional<T> untilSettled(Supplier<Optional<T>> once) {
        Optional<T> settled = once.get();
        for (int tried = 1; tried < MOST && settled.isEmpty(); tried++) {
            time.sleep(LONGEST_PAUSE.multipliedBy(random.nextInt(1, 101)).dividedBy(100));
            settled = once.get();
        }
        return settled;
    }
}
