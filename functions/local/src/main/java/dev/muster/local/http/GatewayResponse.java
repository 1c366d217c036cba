package dev.muster.local.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * The response of a function, or of API Gateway itself.
 *
 * @param body read-only
 */
record GatewayResponse(int status, List<Header> headers, ByteBuffer body) {
    static final GatewayResponse NOT_FOUND = of(404, "Not Found");
    static final GatewayResponse TOO_LARGE = of(413, "Request Entity Too Large");
    static final GatewayResponse HEAD_TOO_LARGE = of(431, "Request Header Fields Too Large");
    static final GatewayResponse FAILED = of(500, "Internal Server Error");
    static final GatewayResponse STARTING = of(503, "Service Unavailable: the local host is starting");
    static final GatewayResponse UNAVAILABLE = of(503, "Service Unavailable");

    record Header(String name, String value) {}

    GatewayResponse {
        headers = List.copyOf(headers);
        body = body.asReadOnlyBuffer();
    }

    /** Returns the response to a request that the local host does not accept; the message needs no escapes in JSON. */
    static GatewayResponse refused(int status, String message) {
        return of(status, message);
    }

    private static GatewayResponse of(int status, String message) {
        ByteBuffer body = StandardCharsets.UTF_8.encode("{\"message\":\"%s\"}".formatted(message));
        return new GatewayResponse(status, List.of(new Header("Content-Type", "application/json")), body);
    }

    /**
     * Sends the response. A response to HEAD has the length that the function names, or else that of the body.
     *
     * @param isHead whether the method of the request is HEAD
     */
    void send(boolean isHead, Response response, Callback callback) {
        response.setStatus(status);
        headers.stream()
                .filter(header -> isHead || !isLength(header))
                .forEach(header -> response.getHeaders().add(header.name(), header.value()));
        boolean hasBody = status >= 200 && status != 204 && status != 304;
        if (hasBody && (!isHead || headers.stream().noneMatch(GatewayResponse::isLength))) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        }
        response.write(true, hasBody && !isHead ? body.duplicate() : BufferUtil.EMPTY_BUFFER, callback);
    }

    private static boolean isLength(Header header) {
        return header.name().equalsIgnoreCase("content-length");
    }
}
