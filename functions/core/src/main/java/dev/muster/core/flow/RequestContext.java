package dev.muster.core.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.CallerRights;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/**
 * The request of a caller that a flow serves.
 *
 * @param rights the caller's rights when the request was admitted
 * @param idempotencyKey the key that the request was sent with, if any
 * @param deadline when the response must be ready
 */
public record RequestContext(
        Caller caller, CallerRights rights, Optional<IdempotencyKey> idempotencyKey, Deadline deadline) {

    public Tenant tenant() {
        return caller.tenant();
    }

    /**
     * An Idempotency-Key as the client sent it.
     *
     * @param key 1 to 255 visible ASCII characters
     * @param request digest of the request; another request with the same key has another digest
     */
    public record IdempotencyKey(String key, String request) {}
}
