package dev.muster.api;

import java.util.HashMap;
import java.util.Map;

/**
 * A request as a client of one of the dialects sends it.
 *
 * @param address path and query
 */
public record WireRequest(String method, String address, Map<String, String> headers, String body) {
    public WireRequest {
        headers = Map.copyOf(headers);
    }

    /** Returns the request with this header, which replaces one of the same name. */
    public WireRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new WireRequest(method, address, more, body);
    }

    public WireRequest without(String name) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(name);
        return new WireRequest(method, address, fewer, body);
    }

    public WireRequest withAddress(String other) {
        return new WireRequest(method, other, headers, body);
    }

    public WireRequest withMethod(String other) {
        return new WireRequest(other, address, headers, body);
    }

    public WireRequest withBody(String other) {
        return new WireRequest(method, address, headers, other);
    }

    /** Returns the request with a trailing slash added to the path, or removed from it. */
    public WireRequest withOtherSlash() {
        String[] parts = address.split("\\?", 2);
        String path = parts[0].endsWith("/") ? parts[0].substring(0, parts[0].length() - 1) : parts[0] + "/";
        return withAddress(parts.length == 2 ? path + "?" + parts[1] : path);
    }
}
