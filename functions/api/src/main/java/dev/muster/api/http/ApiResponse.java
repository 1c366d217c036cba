package dev.muster.api.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response, independent of the gateway that sends it. */
public record ApiResponse(int status, Map<String, String> headers, String body) {
    public ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static ApiResponse of(int status, String mediaType, String body) {
        return new ApiResponse(status, Map.of("Content-Type", mediaType), body);
    }

    /** Returns a response without a body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, Map.of(), "");
    }

    /** Returns a copy with this header, which replaces an earlier value. */
    public ApiResponse with(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(name, value);
        return new ApiResponse(status, extended, body);
    }

    /** Returns a copy with this header, unless the response has a header of that name. */
    public ApiResponse withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }
}
