package dev.muster.api.http;

import dev.muster.core.person.Value;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response, independent of the gateway that sends it.
 *
 * @param body the text of the body, or its bytes in base64
 * @param isBase64 whether the body is in base64
 * @param calls the number of calls that the request counts for against the rate limit, from 1
 */
public record ApiResponse(int status, Map<String, String> headers, String body, boolean isBase64, int calls) {
    private static final String VARY = "Vary";

    public ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Creates a response to a request that counts for one call. */
    public ApiResponse(int status, Map<String, String> headers, String body) {
        this(status, headers, body, false, 1);
    }

    public static ApiResponse of(int status, String mediaType, String body) {
        return new ApiResponse(status, Map.of("Content-Type", mediaType), body);
    }

    /** Returns a response whose body is bytes. */
    public static ApiResponse of(int status, String mediaType, byte[] body) {
        String base64 = Base64.getEncoder().encodeToString(body);
        return new ApiResponse(status, Map.of("Content-Type", mediaType), base64, true, 1);
    }

    /** Returns a response without a body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, Map.of(), "");
    }

    /** Returns a copy with this header, which replaces an earlier value. */
    public ApiResponse with(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(name, value);
        return new ApiResponse(status, extended, body, isBase64, calls);
    }

    /** Returns a copy with this header, unless the response has a header of that name. */
    public ApiResponse withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }

    /** Returns a copy whose Vary header names this request header too (RFC 9110 §12.5.5). */
    public ApiResponse varyingBy(String requestHeader) {
        String varies = headers.getOrDefault(VARY, "");
        boolean isNamed = Arrays.stream(varies.split(",", -1))
                .anyMatch(name -> name.strip().equalsIgnoreCase(requestHeader));
        return isNamed ? this : with(VARY, varies.isEmpty() ? requestHeader : varies + ", " + requestHeader);
    }

    /**
     * Returns the response to the same request with the method HEAD: the same headers and the length of the body in place
     * of the body (RFC 9110 §9.3.2).
     */
    public ApiResponse withoutBody() {
        return body.isEmpty()
                ? this
                : new ApiResponse(status, headers, "", false, calls).with("Content-Length", Long.toString(bodyBytes()));
    }

    private long bodyBytes() {
        return isBase64 ? Base64.getDecoder().decode(body).length : Value.bytes(body);
    }

    /** Returns a copy that counts for this number of calls. */
    public ApiResponse countingFor(int number) {
        return new ApiResponse(status, headers, body, isBase64, number);
    }
}
