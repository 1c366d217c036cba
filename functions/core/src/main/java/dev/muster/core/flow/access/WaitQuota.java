package dev.muster.core.flow.access;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.WaitingRequests;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The limit on the requests of one credential that wait for their jobs at once, because each of them occupies an
 * instance of the function while it waits.
 */
public final class WaitQuota {
    private final Access access;
    private final Time time;

    public WaitQuota(Ports ports) {
        this.access = ports.access();
        this.time = ports.time();
    }

    /**
     * Runs the wait if fewer than {@link WaitingRequests#LIMIT} requests of the credential wait now; else returns empty
     * at once.
     *
     * @param longest longest time that the wait takes
     */
    public <T> Optional<T> await(Credential credential, Duration longest, Supplier<T> wait) {
        Instant until = time.now().plus(longest);
        if (access.addWaiting(credential, 1, until, time.now()) > WaitingRequests.LIMIT) {
            leave(credential, until);
            return Optional.empty();
        }
        try {
            return Optional.of(wait.get());
        } finally {
            leave(credential, until);
        }
    }

    /** If the store fails, the place is free again after the longest wait, and the response is sent all the same. */
    private void leave(Credential credential, Instant until) {
        try {
            access.addWaiting(credential, -1, until, time.now());
        } catch (RuntimeException _) {
            // The bucket of the place expires by itself.
        }
    }
}
