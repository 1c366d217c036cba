package dev.muster.api;

import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.RateLimitWindow;
import java.time.Duration;

/**
 * The state of a credential's rate limit, as response headers (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param remaining calls left in the window
 * @param reset until all calls are free again, or, when none is left, until the next one is
 */
record RateLimitHeaders(int limit, int remaining, Duration reset) {
    ApiResponse addTo(ApiResponse response) {
        ApiResponse limited = response.with(
                        "RateLimit-Policy", "\"calls\";q=" + limit + ";w=" + RateLimitWindow.LENGTH.toSeconds())
                .with("RateLimit", "\"calls\";r=" + remaining + ";t=" + seconds());
        return remaining == 0 && response.status() == 429
                ? limited.with("Retry-After", Long.toString(seconds()))
                : limited;
    }

    /** Seconds until the reset, rounded up. */
    long seconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
