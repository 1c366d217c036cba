package dev.muster.testing.time;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that advances only when a caller sleeps, and then runs other work. */
public final class VirtualClock implements Time {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Runnable meanwhile = () -> {};

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration length) {
        pass(length);
        meanwhile.run();
    }

    public synchronized void pass(Duration length) {
        now = now.plus(length);
    }

    public void meanwhile(Runnable work) {
        this.meanwhile = work;
    }
}
