package dev.muster.api;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.TraceParent;
import java.util.Optional;

/** The headers every answer carries; a dialect that has said otherwise has its way. */
final class CommonHeaders {
    private CommonHeaders() {}

    static ApiResponse on(ApiRequest request, ApiResponse response) {
        ApiResponse answer = response.withDefault("Cache-Control", "no-store")
                .withDefault("X-Content-Type-Options", "nosniff")
                .withDefault("Referrer-Policy", "no-referrer")
                .with("X-Request-Id", request.id());
        Optional<String> trace = TraceParent.of(request);
        return trace.isPresent() ? answer.with("traceparent", trace.get()) : answer;
    }
}
