package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import java.util.Map;

/** The headers of the original API's sample response (docs/dialects/missionhub.md), and its open cross-origin rules. */
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
        ApiResponse extended = response;
        for (Map.Entry<String, String> header : ALWAYS.entrySet()) {
            extended = extended.withDefault(header.getKey(), header.getValue());
        }
        return isSuccess(response) && !response.body().isEmpty()
                ? extended.with("ETag", "W/" + EntityTag.ofBody(response.body()).header())
                : extended;
    }

    /** Adds the token that replaces the caller's own. */
    static ApiResponse withSession(ApiResponse response, String token) {
        return response.with(SESSION, token).with("Access-Control-Expose-Headers", SESSION);
    }

    /** Returns the response to a browser's preflight request (Fetch standard, CORS-preflight). */
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
