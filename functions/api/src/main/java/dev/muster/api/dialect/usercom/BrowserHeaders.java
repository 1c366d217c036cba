package dev.muster.api.dialect.usercom;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers that the original API's samples in a browser need (Fetch standard, CORS protocol). They send credentials,
 * so a wildcard does not help: the origin is echoed. No route reads a cookie, so a page reaches only what its own token
 * opens.
 */
final class BrowserHeaders {
    private static final String ORIGIN = "Origin";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    /** A scheme, a host and an optional port; not {@code null}, the origin of files and sandboxes. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,63}://[A-Za-z0-9._:\\[\\]-]{1,255}");

    private static final String ONE_DAY = "86400";

    private BrowserHeaders() {}

    /** Adds the headers for the page that sent the request, if a page did. */
    static ApiResponse on(ApiRequest request, ApiResponse response) {
        ApiResponse varying = response.varyingBy(ORIGIN);
        return origin(request)
                .map(origin -> varying.with(ALLOW_ORIGIN, origin)
                        .with("Access-Control-Allow-Credentials", "true")
                        .withDefault(
                                "Access-Control-Expose-Headers",
                                "Location, Link, Retry-After, RateLimit, RateLimit-Policy, Preference-Applied, "
                                        + "Idempotency-Replayed, X-Request-Id"))
                .orElse(varying);
    }

    /** Returns the response to a preflight request; empty when the request is none. */
    static Optional<ApiResponse> preflight(ApiRequest request) {
        return origin(request)
                .flatMap(_ -> request.header("access-control-request-method"))
                .map(_ -> ApiResponse.empty(204)
                        .with("Access-Control-Allow-Methods", "PUT, POST")
                        .with(
                                "Access-Control-Allow-Headers",
                                "Authorization, Content-Type, Content-Encoding, Idempotency-Key, Prefer, X-Request-Id, "
                                        + "traceparent")
                        .with("Access-Control-Max-Age", ONE_DAY));
    }

    private static Optional<String> origin(ApiRequest request) {
        return request.header(ORIGIN).filter(sent -> FORM.matcher(sent).matches());
    }
}
