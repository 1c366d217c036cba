package dev.muster.cli.http;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A request to the API.
 *
 * @param path the path with its query
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are never changed.
public record ApiRequest(String method, String path, Map<String, String> headers, byte[] body) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    /** Returns a request that reads. */
    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), new byte[0]);
    }

    /** Returns a request that acts once, however often it is sent. */
    public static ApiRequest post(String path) {
        return post(path, UUID.randomUUID().toString());
    }

    /** Returns a request that acts once under this key, however often it is sent. */
    public static ApiRequest post(String path, String idempotencyKey) {
        return new ApiRequest("POST", path, Map.of("Idempotency-Key", idempotencyKey), new byte[0]);
    }

    /** Returns a request that stores the same content under the same path, however often it is sent. */
    public static ApiRequest put(String path) {
        return new ApiRequest("PUT", path, Map.of(), new byte[0]);
    }

    /** Returns a copy with a JSON document as body. */
    public ApiRequest withJson(JsonValue document) {
        return withBody("application/json", JsonCodec.write(document).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a copy with this body. */
    public ApiRequest withBody(String mediaType, byte[] bytes) {
        return new ApiRequest(method, path, headers, bytes).with("Content-Type", mediaType);
    }

    /** Returns a copy with one more header. */
    public ApiRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiRequest(method, path, more, body);
    }

    /** Returns a copy that asks the server to wait for the job. */
    public ApiRequest waiting(long seconds) {
        return seconds <= 0 ? this : with("Prefer", "wait=" + Math.min(seconds, 20));
    }

    /** Returns the path with these query parameters, encoded. */
    public static String path(String path, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? path : path + "?" + text;
    }

    /** Returns text as it stands in a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
