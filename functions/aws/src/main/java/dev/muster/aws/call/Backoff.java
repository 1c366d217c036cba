package dev.muster.aws.call;

import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The pauses of one piece of work that has to be tried again: each of a random length up to a limit that doubles
 * (full jitter), so that many who were throttled together do not come back together.
 */
public final class Backoff {
    private static final Duration FIRST_LIMIT = Duration.ofMillis(25);
    private static final Duration LAST_LIMIT = Duration.ofSeconds(2);

    private final Deadline deadline;
    private final RandomGenerator random;
    private Duration limit = FIRST_LIMIT;

    public Backoff(Deadline deadline, RandomGenerator random) {
        this.deadline = deadline;
        this.random = random;
    }

    /** Makes the call until it comes through; what would fail again the same way is thrown at once. */
    public <T> T call(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (SdkException failure) {
                if (!RetryableErrors.is(failure)) {
                    throw failure;
                }
                pause(failure);
            }
        }
    }

    /** Lets the next pause pass; throws {@link DeadlineExceeded} when it no longer fits before the deadline. */
    public void pause(Exception failure) {
        if (!tryPause()) {
            throw new DeadlineExceeded(failure);
        }
    }

    /** Lets the next pause pass; false, at once, when it no longer fits before the deadline. */
    public boolean tryPause() {
        Duration pause = Duration.ofNanos(random.nextLong(limit.toNanos() + 1));
        limit = limit.multipliedBy(2).compareTo(LAST_LIMIT) < 0 ? limit.multipliedBy(2) : LAST_LIMIT;
        if (!deadline.hasAtLeast(pause) || deadline.remaining().isZero()) {
            return false;
        }
        deadline.time().sleep(pause);
        return true;
    }
}
