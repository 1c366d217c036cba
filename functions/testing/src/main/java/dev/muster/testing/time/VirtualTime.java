package dev.muster.testing.time;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that advances only when a caller sleeps. */
public final class VirtualTime implements Time {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration length) {
        now = now.plus(length);
    }
}
