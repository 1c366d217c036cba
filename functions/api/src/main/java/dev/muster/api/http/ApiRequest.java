package dev.muster.api.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An HTTP request, independent of the gateway that received it.
 *
 * @param path the path without the query, as sent or as decoded by the gateway
 * @param headers by lower-case name
 * @param id identifies this request in its response and in the log
 * @param address the IP address of the client
 */
public record ApiRequest(
        String method,
        String path,
        QueryString query,
        Map<String, String> headers,
        RequestBody body,
        String id,
        String address) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    /** Returns the request without the query parameters of these names. */
    public ApiRequest withoutParameters(Set<String> names) {
        return new ApiRequest(method, path, query.without(names), headers, body, id, address);
    }

    /** Returns a copy with another body. */
    ApiRequest withBody(RequestBody replacement) {
        return new ApiRequest(method, path, query, headers, replacement, id, address);
    }

    /** Returns the header of that name, case-insensitively. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
