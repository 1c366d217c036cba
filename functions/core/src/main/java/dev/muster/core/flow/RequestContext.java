package dev.muster.core.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
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
 * @param credential the credential of the request; empty when a flow runs without one
 */
public record RequestContext(
        Caller caller,
        CallerRights rights,
        Optional<IdempotencyKey> idempotencyKey,
        Deadline deadline,
        Optional<Credential> credential) {

    /** Creates the context of a request without a credential. */
    public RequestContext(
            Caller caller, CallerRights rights, Optional<IdempotencyKey> idempotencyKey, Deadline deadline) {
        this(caller, rights, idempotencyKey, deadline, Optional.empty());
    }

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
