package dev.muster.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP request of a client.
 *
 * @param headers values by lower-case name
 * @param body read-only
 */
public record HttpCall(
        String method, URI uri, String protocol, String sourceIp, Map<String, List<String>> headers, ByteBuffer body) {

    static HttpCall of(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new HttpCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getProtocol(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                headers,
                ByteBuffer.wrap(body).asReadOnlyBuffer());
    }

    /** Returns the bytes of the request line and of the headers, each with its line end. */
    int headBytes() {
        int line = method.length() + uri.toString().length() + protocol.length() + 4;
        return line
                + headers.entrySet().stream()
                        .mapToInt(header -> header.getValue().stream()
                                .mapToInt(value -> header.getKey().length() + value.length() + 4)
                                .sum())
                        .sum();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** Returns the encoded path. An empty path counts as {@code /}. */
    String rawPath() {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Returns the decoded path, which HTTP APIs call {@code rawPath}. */
    String path() {
        String path = uri.getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    String rawQuery() {
        return Optional.ofNullable(uri.getRawQuery()).orElse("");
    }
}
