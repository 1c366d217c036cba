package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import java.util.Map;

/** The headers of the original's own sample answer (seed), and its open cross-origin rules. */
final class SessionHeaders {
    static final String SESSION = "X-MH-Session";
    static final String RUNTIME = "X-Runtime";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Frame-Options", "SAMEORIGIN",
            "X-XSS-Protection", "1; mode=block",
            "X-Content-Type-Options", "nosniff",
            "X-Download-Options", "noopen",
            "X-Permitted-Cross-Domain-Policies", "none",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Vary", "Accept",
            "Cache-Control", "max-age=0, private, must-revalidate",
            "Access-Control-Allow-Origin", "*");

    private SessionHeaders() {}

    static ApiResponse on(ApiResponse response) {
        ApiResponse answer = response;
        for (Map.Entry<String, String> header : ALWAYS.entrySet()) {
            answer = answer.withDefault(header.getKey(), header.getValue());
        }
        return isSuccess(response) && !response.body().isEmpty()
                ? answer.with("ETag", "W/" + EntityTag.ofBody(response.body()).header())
                : answer;
    }

    /** Hands out the token that is to take the place of the caller's own. */
    static ApiResponse withSession(ApiResponse response, String token) {
        return response.with(SESSION, token).with("Access-Control-Expose-Headers", SESSION);
    }

    /** What a browser asks before it sends a request to another origin (Fetch standard, CORS-preflight). */
    static ApiResponse preflight() {
        return ApiResponse.empty(200)
                .with("Access-Control-Allow-Methods", "PUT, POST, GET, OPTIONS, PATCH")
                .with("Access-Control-Allow-Headers", "API-VERSION, Authorization, Content-Type")
                .with("Access-Control-Expose-Headers", SESSION)
                .with("Access-Control-Max-Age", "1728000");
    }

    static boolean isSuccess(ApiResponse response) {
        return response.status() < 300;
    }
}
