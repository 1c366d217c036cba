package dev.muster.core.flow.people;

import dev.muster.core.flow.Ports;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Retries an optimistic write: at most eight attempts, with a random pause of at most 100 ms after each conflict
 * (docs/design.md rule 13).
 */
public final class OptimisticRetry {
    private static final int MAX_ATTEMPTS = 8;
    private static final Duration MAX_PAUSE = Duration.ofMillis(100);

    private final Time time;
    private final RandomGenerator random;
    private final int attempts;

    public OptimisticRetry(Ports ports) {
        this(ports.time(), ports.random(), MAX_ATTEMPTS);
    }

    private OptimisticRetry(Time time, RandomGenerator random, int attempts) {
        this.time = time;
        this.random = random;
        this.attempts = attempts;
    }

    /** Returns a retry for a caller that has made the first of the eight attempts itself. */
    public OptimisticRetry afterFirstAttempt() {
        return new OptimisticRetry(time, random, MAX_ATTEMPTS - 1);
    }

    /** Returns the first result of an attempt; empty when every attempt returned empty, which means a conflict. */
    public <T> Optional<T> untilSettled(Supplier<Optional<T>> attempt) {
        Optional<T> settled = attempt.get();
        for (int made = 1; made < attempts && settled.isEmpty(); made++) {
            time.sleep(MAX_PAUSE.multipliedBy(random.nextInt(1, 101)).dividedBy(100));
            settled = attempt.get();
        }
        return settled;
    }

    /** Attempts until one returns true; returns whether one did. */
    public boolean untilDone(BooleanSupplier attempt) {
        return untilSettled(() -> attempt.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }
}
