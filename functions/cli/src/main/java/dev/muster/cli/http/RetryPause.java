package dev.muster.cli.http;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long the client waits before it repeats a request, and for how long in all. */
record RetryPause(Duration limit) {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;

    /** Returns the time to wait before the attempt with this number; empty if the limit is used up. */
    Optional<Duration> before(int attempt, Duration waited) {
        long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        // Clients that failed together do not come back together.
        Duration pause =
                Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        return within(pause, waited);
    }

    /** Returns the time that the server asks for; empty if the limit is used up. */
    Optional<Duration> asked(String retryAfter, Duration waited) {
        return retryAfter.matches("\\d{1,6}")
                ? within(Duration.ofSeconds(Long.parseLong(retryAfter)), waited)
                : before(2, waited);
    }

    private Optional<Duration> within(Duration pause, Duration waited) {
        return waited.plus(pause).compareTo(limit) <= 0 ? Optional.of(pause) : Optional.empty();
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliFailure(ExitCode.INCOMPLETE, "interrupted", "");
        }
    }
}
