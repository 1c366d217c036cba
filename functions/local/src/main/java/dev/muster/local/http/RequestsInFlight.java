package dev.muster.local.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the requests in flight, so that a server can wait for them before it stops. */
final class RequestsInFlight {
    private final Semaphore permits = new Semaphore(Integer.MAX_VALUE);
    private volatile boolean closed;

    /** Counts a request. Returns false when no further request is accepted. */
    boolean enter() {
        return !closed && permits.tryAcquire();
    }

    void leave() {
        permits.release();
    }

    /** Accepts no further request and waits for those in flight. Returns whether all have left within the limit. */
    boolean drain(Duration limit) {
        closed = true;
        try {
            return permits.tryAcquire(Integer.MAX_VALUE, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
