package dev.muster.core.access;

import java.time.Instant;
import java.util.Map;

/**
 * A response that is stored under an Idempotency-Key and sent again when the request is repeated; or the claim of a
 * request that is still running, which keeps two requests with one key apart.
 *
 * @param request digest of the request
 * @param status the status; 0 of a claim
 * @param headers the headers of this response alone, without the common ones
 * @param body the body; of a claim, a random token
 * @param expires when it is deleted
 */
public record StoredResponse(String request, int status, Map<String, String> headers, String body, Instant expires) {
    public StoredResponse {
        headers = Map.copyOf(headers);
    }

    /** Returns the claim of a request. */
    public static StoredResponse claim(String request, String token, Instant expires) {
        return new StoredResponse(request, 0, Map.of(), token, expires);
    }

    /** Returns whether the key is used without a response: by a running request, or by a request that made a job. */
    public boolean isClaim() {
        return status == 0;
    }
}
