package dev.muster.core.access;

import java.time.Instant;
import java.util.Map;

/**
 * An answer that was given to a request with an Idempotency-Key and is to be given again.
 *
 * @param request digest of the request
 * @param headers those that belong to this very answer
 * @param expires when it is forgotten
 */
public record StoredResponse(String request, int status, Map<String, String> headers, String body, Instant expires) {
    public StoredResponse {
        headers = Map.copyOf(headers);
    }
}
