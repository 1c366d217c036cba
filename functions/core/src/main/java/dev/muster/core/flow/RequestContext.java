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
     * An Idempotency-Key of a person with one type of credential.
     *
     * @param key unique within the tenant: the type of the credential, the person and the key that the client sent
     * @param request digest of the request; another request with the same key has another digest
     */
    public record IdempotencyKey(String key, String request) {}
}
