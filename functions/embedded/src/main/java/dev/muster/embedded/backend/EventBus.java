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

/** Stands in for EventBridge: takes PutEvents, signed by anybody, and hands each event to whoever listens. */
final class EventBus implements AutoCloseable {
    private final HttpServer server;
    private final List<Consumer<BusEvent>> listeners = new CopyOnWriteArrayList<>();

    private EventBus(HttpServer server) {
        this.server = server;
    }

    static EventBus start() {
        // Else each answer waits up to 40 ms for the client to acknowledge its first packet.
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

    /** Every event taken from now on is handed to the listener, before its sender has an answer. */
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
                answer(exchange, 400, PutEventsRequest.refusal("UnknownOperationException", "only PutEvents is known"));
            } else if (!call.isOfASizeThatIsTaken()) {
                answer(exchange, 400, PutEventsRequest.refusal("ValidationException", "a call has 1 to 10 entries"));
            } else {
                call.events().forEach(event -> listeners.forEach(listener -> listener.accept(event)));
                answer(exchange, 200, call.answer());
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
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
