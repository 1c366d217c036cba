package dev.muster.api.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, free of the gateway it leaves through. */
public record Response(int status, Map<String, String> headers, String body) {
    public Response {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Response of(int status, String mediaType, String body) {
        return new Response(status, Map.of("Content-Type", mediaType), body);
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), "");
    }

    /** With this header, whatever it was before. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** With this header, unless it has one of that name. */
    public Response withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }
}
