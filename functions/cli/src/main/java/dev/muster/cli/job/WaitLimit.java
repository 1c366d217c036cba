package dev.muster.cli.job;

import java.time.Duration;
import java.util.Optional;

/** How long a command waits for a job: without end, or for the time of {@code --wait}. */
public record WaitLimit(Optional<Duration> limit) {
    private static final Duration PREVIEW = Duration.ofSeconds(20);

    /** Returns whether the time is used up. */
    boolean isOver(long startNanos) {
        return limit.filter(max -> System.nanoTime() - startNanos >= max.toNanos())
                .isPresent();
    }

    /** Returns the limit of a preview, which is waited for at least a while, because nothing goes on without it. */
    public WaitLimit ofPreview() {
        return new WaitLimit(limit.map(max -> max.compareTo(PREVIEW) < 0 ? PREVIEW : max));
    }

    /** Returns the seconds that the server may wait before it answers. */
    public long seconds() {
        return limit.map(Duration::toSeconds).filter(seconds -> seconds < 2).orElse(2L);
    }
}
