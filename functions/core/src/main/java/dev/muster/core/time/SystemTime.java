package dev.muster.core.time;

import java.time.Duration;
import java.time.Instant;

/** The machine's own clock. */
public record SystemTime() implements Time {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedWork(stopped);
        }
    }
}
