package dev.muster.core.access;

import java.time.Instant;
import java.util.Map;

/**
 * A response that is stored under an Idempotency-Key and sent again when the request is repeated.
 *
 * @param request digest of the request
 * @param headers the headers of this response alone, without the common ones
 * @param expires when it is deleted
 */
public record StoredResponse(String request, int status, Map<String, String> headers, String body, Instant expires) {
    public StoredResponse {
        headers = Map.copyOf(headers);
    }
}
