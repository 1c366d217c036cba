package dev.muster.local.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the requests being answered, and lets whoever stops the server wait for them. */
final class RequestsInFlight {
    private final Semaphore places = new Semaphore(Integer.MAX_VALUE);
    private volatile boolean closed;

    /** Counts a request in; false if no more are taken. */
    boolean enter() {
        return !closed && places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Takes no more, and returns when the last has left or the time is up: true if none is left. */
    boolean drain(Duration most) {
        closed = true;
        try {
            return places.tryAcquire(Integer.MAX_VALUE, most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
