package dev.muster.api.dialect.muster;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;

/**
 * A response with an entity tag: 304 when the caller already has the document. No cache stores it; a client that keeps
 * the document asks whether it has changed.
 */
final class ConditionalResponse {
    private ConditionalResponse() {}

    static ApiResponse of(ApiRequest request, String body, EntityTag tag) {
        ApiResponse response = tag.isNamedBy(request.header("if-none-match"))
                ? ApiResponse.empty(304)
                : ApiResponse.of(200, "application/json", body);
        return response.with("ETag", tag.header());
    }
}
