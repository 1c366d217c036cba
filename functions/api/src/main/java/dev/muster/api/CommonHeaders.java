package dev.muster.api;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.TraceParent;
import java.util.Optional;

/** The headers of every response; a header that the dialect has set already stays, except X-Request-Id. */
final class CommonHeaders {
    private CommonHeaders() {}

    static ApiResponse on(ApiRequest request, ApiResponse response) {
        ApiResponse common = response.withDefault("Cache-Control", "no-store")
                .withDefault("X-Content-Type-Options", "nosniff")
                .withDefault("Referrer-Policy", "no-referrer")
                .with("X-Request-Id", request.id());
        Optional<String> trace = TraceParent.of(request);
        return trace.isPresent() ? common.with("traceparent", trace.get()) : common;
    }
}
