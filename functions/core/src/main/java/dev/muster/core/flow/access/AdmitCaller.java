package dev.muster.core.flow.access;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Admits calls: reads the grant of a credential, and counts the call against its rate limit. Each call is added to the
 * store before the decision, so concurrent calls never exceed the limit together.
 */
public final class AdmitCaller {
    private final Access access;
    private final Time time;

    public AdmitCaller(Ports ports) {
        this.access = ports.access();
        this.time = ports.time();
    }

    /** The result of one call with a credential. */
    public sealed interface Admission {
        /** The credential has a grant, and the call is within its rate limit. */
        record Admitted(Grant grant, int remaining) implements Admission {}

        /** The call exceeds the rate limit and is not counted; the next call is allowed after this time. */
        record Throttled(Grant grant, Duration retryAfter) implements Admission {}

        /** The credential has no grant. */
        record Unknown() implements Admission {}
    }

    /** Returns the grant of the credential without counting a call; empty when it has none. */
    public Optional<Grant> findGrant(Credential credential) {
        return access.findGrant(credential);
    }

    /** Counts a call of the credential, if it has a grant. */
    public Admission admit(Credential credential) {
        Optional<Grant> grant = findGrant(credential);
        return grant.isPresent() ? count(credential, grant.get()) : new Admission.Unknown();
    }

    /** Counts a call of a credential whose grant is known. */
    public Admission count(Credential credential, Grant grant) {
        Instant now = time.now();
        RateLimitWindow window = access.addCalls(credential, 1, now);
        if (window.calls() <= grant.calls()) {
            return new Admission.Admitted(grant, grant.calls() - window.calls());
        }
        // A refused call is taken back, so that a client that keeps calling is not refused for ever. If this write is
        // lost, the call counts until it leaves the window.
        RateLimitWindow without = access.addCalls(credential, -1, now);
        return new Admission.Throttled(grant, without.untilFewerThan(grant.calls()));
    }

    /**
     * Counts further calls for a request that was admitted and has read much. Returns the calls that remain, at least 0;
     * calls beyond the limit delay the next one.
     *
     * @param limit the largest number of calls in any five seconds
     */
    public int charge(Credential credential, int calls, int limit) {
        return Math.max(
                0, limit - access.addCalls(credential, calls, time.now()).calls());
    }
}
