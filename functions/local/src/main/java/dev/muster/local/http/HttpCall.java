package dev.muster.local.http;

import dev.muster.api.http.PercentEncoding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/**
 * The HTTP request of a client.
 *
 * @param rawPath the encoded path; an empty path counts as {@code /}
 * @param rawQuery the encoded query; empty when there is none
 * @param headers values by lower-case name
 * @param body read-only
 */
public record HttpCall(
        String method,
        String rawPath,
        String rawQuery,
        String protocol,
        String sourceIp,
        Map<String, List<String>> headers,
        ByteBuffer body) {

    static HttpCall of(Request request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(Optional.ofNullable(field.getValue()).orElse(""));
        }
        HttpURI uri = request.getHttpURI();
        return new HttpCall(
                request.getMethod(),
                Optional.ofNullable(uri.getPath())
                        .filter(path -> !path.isEmpty())
                        .orElse("/"),
                Optional.ofNullable(uri.getQuery()).orElse(""),
                request.getConnectionMetaData().getProtocol(),
                Request.getRemoteAddr(request),
                headers,
                ByteBuffer.wrap(body).asReadOnlyBuffer());
    }

    /** Returns the bytes of the request line and of the headers, each with its line end. */
    int headBytes() {
        int line = method.length() + rawPath.length() + rawQuery.length() + protocol.length() + 5;
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

    /** Returns the decoded path, which HTTP APIs call {@code rawPath}; a malformed one as it was sent. */
    String path() {
        return PercentEncoding.decode(rawPath);
    }
}
