package dev.muster.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.remaining()));
        }
        exchange.sendResponseHeaders(status, mayHaveBody(exchange) ? body.remaining() : -1);
        if (mayHaveBody(exchange)) {
            try (WritableByteChannel out = Channels.newChannel(exchange.getResponseBody())) {
                out.write(body.duplicate());
            }
        }
    }

    private boolean mayHaveBody(HttpExchange exchange) {
        boolean never = status < 200 || status == 204 || status == 304;
        return !never && body.hasRemaining() && !exchange.getRequestMethod().equals("HEAD");
    }
}
