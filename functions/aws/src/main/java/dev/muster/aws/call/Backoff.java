package dev.muster.aws.call;

import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The pauses between the attempts of one piece of work. Each pause has a random length up to a limit that doubles (full
 * jitter), so that callers who were throttled together do not retry together.
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

    /**
     * Makes the call until it succeeds. An error that a retry does not cure is thrown at once.
     *
     * @throws DeadlineExceeded if the next pause would last past the deadline
     */
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

    /**
     * Sleeps for the next pause.
     *
     * @throws DeadlineExceeded if the pause would last past the deadline
     */
    public void pause(Exception failure) {
        if (!tryPause()) {
            throw new DeadlineExceeded(failure);
        }
    }

    /** Sleeps for the next pause. Returns false at once if the pause would last past the deadline. */
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
