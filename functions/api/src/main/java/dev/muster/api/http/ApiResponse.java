package dev.muster.api.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, free of the gateway it leaves through. */
public record ApiResponse(int status, Map<String, String> headers, String body) {
    public ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static ApiResponse of(int status, String mediaType, String body) {
        return new ApiResponse(status, Map.of("Content-Type", mediaType), body);
    }

    /** An answer without a body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, Map.of(), "");
    }

    /** With this header, whatever it was before. */
    public ApiResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }

    /** With this header, unless it has one of that name. */
    public ApiResponse withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }
}
