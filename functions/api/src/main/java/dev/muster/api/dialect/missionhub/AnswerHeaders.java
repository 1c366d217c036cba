package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.EntityTag;
import dev.muster.api.http.Response;
import java.util.Map;

/** The headers of the original's own sample answer (seed), and its open cross-origin rules. */
final class AnswerHeaders {
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

    private AnswerHeaders() {}

    static Response on(Response response) {
        Response answer = response;
        for (Map.Entry<String, String> header : ALWAYS.entrySet()) {
            answer = answer.withDefault(header.getKey(), header.getValue());
        }
        return isSuccess(response) && !response.body().isEmpty()
                ? answer.with("ETag", "W/" + EntityTag.ofBody(response.body()).header())
                : answer;
    }

    /** Hands out the token that is to take the place of the caller's own. */
    static Response withSession(Response response, String token) {
        return response.with(SESSION, token).with("Access-Control-Expose-Headers", SESSION);
    }

    /** What a browser asks before it sends a request to another origin (Fetch standard, CORS-preflight). */
    static Response preflight() {
        return Response.empty(200)
                .with("Access-Control-Allow-Methods", "PUT, POST, GET, OPTIONS, PATCH")
                .with("Access-Control-Allow-Headers", "API-VERSION, Authorization, Content-Type")
                .with("Access-Control-Expose-Headers", SESSION)
                .with("Access-Control-Max-Age", "1728000");
    }

    static boolean isSuccess(Response response) {
        return response.status() < 300;
    }
}
