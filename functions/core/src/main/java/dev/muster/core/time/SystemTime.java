package dev.muster.core.time;

import java.time.Duration;
import java.time.Instant;

/** The clock of the machine. */
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
