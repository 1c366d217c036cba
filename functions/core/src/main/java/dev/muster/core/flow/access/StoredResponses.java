package dev.muster.core.flow.access;

import dev.muster.core.access.Access;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The responses that are stored under Idempotency-Keys, and the claims that keep two requests with one key apart. */
public final class StoredResponses {
    /** Longer than any request takes; a claim of a function that died expires by itself. */
    private static final Duration MAX_CLAIM = Duration.ofSeconds(60);

    private final Access access;
    private final Time time;
    private final RandomGenerator random;

    public StoredResponses(Ports ports) {
        this.access = ports.access();
        this.time = ports.time();
        this.random = ports.random();
    }

    /** Returns the unexpired response or claim under the key, if there is one. */
    public Optional<StoredResponse> find(Tenant tenant, String key) {
        return access.findResponse(tenant, key, time.now());
    }

    /** Claims the key for a request; returns the claim, or empty when the key is used already. */
    public Optional<StoredResponse> claim(Tenant tenant, String key, String request) {
        String token = Long.toHexString(random.nextLong());
        StoredResponse claim = StoredResponse.claim(request, token, expiry(MAX_CLAIM));
        return Optional.of(claim).filter(own -> own.equals(access.saveResponse(tenant, key, own, time.now())));
    }

    /** Stores the response in place of the claim; has no effect when the claim has expired and the key is used anew. */
    public void save(Tenant tenant, String key, StoredResponse claim, StoredResponse response) {
        access.replaceClaim(tenant, key, claim, response);
    }

    /** Deletes the claim, so that the key is free again. */
    public void unclaim(Tenant tenant, String key, StoredResponse claim) {
        access.deleteClaim(tenant, key, claim);
    }

    /** When a response that is stored now expires, in whole seconds. */
    public Instant expiry(Duration retention) {
        return time.now().plus(retention).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Sleeps before the next read of a key that another request has claimed. */
    public void sleep(Duration length) {
        time.sleep(length);
    }
}
