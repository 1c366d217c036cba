package dev.muster.embedded.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The local replacement of EventBridge: accepts PutEvents with any signature and passes each event to the listeners.
 */
final class EventBus implements AutoCloseable {
    private final HttpServer server;
    private final List<Consumer<BusEvent>> listeners = new CopyOnWriteArrayList<>();

    private EventBus(HttpServer server) {
        this.server = server;
    }

    static EventBus start() {
        // Without this setting each response waits up to 40 ms for an acknowledgement by the client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            EventBus bus =
                    new EventBus(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            bus.server.createContext("/", bus::handle);
            bus.server.start();
            return bus;
        } catch (IOException e) {
            throw new UncheckedIOException("the event bus did not start", e);
        }
    }

    /** Adds a listener for all further events. It is called before the sender gets its response. */
    void listen(Consumer<BusEvent> listener) {
        listeners.add(listener);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            PutEventsRequest call = PutEventsRequest.parse(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!"AWSEvents.PutEvents".equals(target)) {
                respond(
                        exchange,
                        400,
                        PutEventsRequest.error("UnknownOperationException", "only PutEvents is supported"));
            } else if (!call.hasValidSize()) {
                respond(exchange, 400, PutEventsRequest.error("ValidationException", "a call has 1 to 10 entries"));
            } else {
                call.events().forEach(event -> listeners.forEach(listener -> listener.accept(event)));
                respond(exchange, 200, call.response());
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
