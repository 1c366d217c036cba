package dev.muster.api;

import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.RateLimitWindow;
import java.time.Duration;

/**
 * The state of a credential's rate limit, as response headers (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param limit calls allowed in a window
 * @param remaining calls left in the window
 * @param reset time until the window is empty again; when no call is left, time until the next call is allowed
 */
record RateLimitHeaders(int limit, int remaining, Duration reset) {
    /** Returns the headers when this number of calls is left. */
    RateLimitHeaders withRemaining(int left) {
        return new RateLimitHeaders(limit, left, reset);
    }

    ApiResponse addTo(ApiResponse response) {
        ApiResponse limited = response.with(
                        "RateLimit-Policy", "\"calls\";q=" + limit + ";w=" + RateLimitWindow.LENGTH.toSeconds())
                .with("RateLimit", "\"calls\";r=" + remaining + ";t=" + seconds());
        return remaining == 0 && response.status() == 429
                ? limited.with("Retry-After", Long.toString(seconds()))
                : limited;
    }

    /** Returns the seconds until the reset, rounded up, at least 1. */
    long seconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
