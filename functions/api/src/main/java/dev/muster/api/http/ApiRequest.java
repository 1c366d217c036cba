package dev.muster.api.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, free of the gateway it came through.
 *
 * @param path as it was sent or decoded by the gateway, without the query
 * @param headers by lower-case name
 * @param id names this request in its answer and in the log
 * @param address where the caller is
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

    /** The header of that name, in any case of letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
