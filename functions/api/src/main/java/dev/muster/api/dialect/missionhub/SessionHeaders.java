package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import dev.muster.core.access.Caller;
import java.util.Map;
import java.util.Optional;

/** The headers of the original API's sample response (docs/dialects/missionhub.md), and its open cross-origin rules. */
final class SessionHeaders {
    static final String SESSION = "X-MH-Session";
    static final String RUNTIME = "X-Runtime";

    private static final String FORM = "missionhub";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Frame-Options", "SAMEORIGIN",
            "X-XSS-Protection", "1; mode=block",
            "X-Content-Type-Options", "nosniff",
            "X-Download-Options", "noopen",
            "X-Permitted-Cross-Domain-Policies", "none",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Vary", "Accept",
            "Cache-Control", "max-age=0, private, must-revalidate, no-store",
            "Access-Control-Allow-Origin", "*");

    private SessionHeaders() {}

    /**
     * Adds the headers, and to a success with a body the entity tag.
     *
     * @param caller the authenticated caller; empty for a session that is being opened
     */
    static ApiResponse on(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        ApiResponse extended = response;
        for (Map.Entry<String, String> header : ALWAYS.entrySet()) {
            extended = extended.withDefault(header.getKey(), header.getValue());
        }
        return isSuccess(response) && !response.body().isEmpty()
                ? extended.with("ETag", "W/" + tag(request, caller, response).header())
                : extended;
    }

    private static EntityTag tag(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        return caller.map(known -> EntityTag.of(known.tenant(), FORM, request.path(), response.body()))
                .orElseGet(() -> EntityTag.of(FORM, request.path(), response.body()));
    }

    /** Adds the token that replaces the caller's own. */
    static ApiResponse withSession(ApiResponse response, String token) {
        return response.with(SESSION, token).with("Access-Control-Expose-Headers", SESSION);
    }

    /** Returns the response to a browser's preflight request (Fetch standard, CORS-preflight). */
    static ApiResponse preflight() {
        return ApiResponse.empty(200)
                .with("Access-Control-Allow-Methods", "PUT, POST, GET, OPTIONS, PATCH")
                .with(
                        "Access-Control-Allow-Headers",
                        "API-VERSION, Authorization, Content-Type, Content-Encoding, Idempotency-Key, Prefer")
                .with("Access-Control-Expose-Headers", SESSION)
                .with("Access-Control-Max-Age", "1728000");
    }

    static boolean isSuccess(ApiResponse response) {
        return response.status() < 300;
    }
}
