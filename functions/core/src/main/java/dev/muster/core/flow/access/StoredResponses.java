package dev.muster.core.flow.access;

import dev.muster.core.access.Access;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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

    /** Returns the unexpired response under the key, if there is one. */
    public Optional<StoredResponse> find(Tenant tenant, String key) {
        return access.findResponse(tenant, key, time.now());
    }

    /** Stores the response once; returns the stored one, which is another when another request was faster. */
    public StoredResponse save(Tenant tenant, String key, StoredResponse response) {
        return access.saveResponse(tenant, key, response, time.now());
    }

    /** When a response that is stored now expires, in whole seconds. */
    public Instant expiry(Duration retention) {
        return time.now().plus(retention).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Claims the key for a request; returns empty when it is claimed now, else the request that holds the claim. */
    public Optional<String> claim(Tenant tenant, String key, String request) {
        String token = Long.toHexString(random.nextLong());
        StoredResponse claim = new StoredResponse(request, 0, Map.of(), token, expiry(MAX_CLAIM));
        StoredResponse stored = save(tenant, claimKey(key), claim);
        return stored.equals(claim) ? Optional.empty() : Optional.of(stored.request());
    }

    /** Deletes the claim. */
    public void unclaim(Tenant tenant, String key) {
        access.deleteResponse(tenant, claimKey(key));
    }

    /** Sleeps before the next read of a key that another request has claimed. */
    public void sleep(Duration length) {
        time.sleep(length);
    }

    /** A key of a client has no space, so a claim never collides with one. */
    private static String claimKey(String key) {
        return "claim " + key;
    }
}
