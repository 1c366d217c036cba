package dev.muster.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A proxy between workers and DynamoDB that forwards every call and injects one fault at a chosen write. It needs no
 * hook in the product, because it runs outside of the worker's process.
 */
final class FaultProxy implements AutoCloseable {
    private static final Set<String> WRITES = Set.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "TransactWriteItems",
            "ExecuteStatement",
            "BatchExecuteStatement",
            "ExecuteTransaction");
    private static final Set<String> HOP_BY_HOP = Set.of("host", "connection", "content-length", "upgrade", "expect");

    private final URI store;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicReference<Fault> fault = new AtomicReference<>(new Fault(0, When.BEFORE, () -> {}));

    private FaultProxy(URI store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    /** The moment of the fault, relative to the write in the store. */
    enum When {
        /** The write does not reach the store. */
        BEFORE,
        /** The store executes the write, and the worker gets no response. */
        AFTER
    }

    /** A fault at one write, counted from 1. */
    private record Fault(int write, When when, Runnable action) {}

    static FaultProxy before(URI store) {
        try {
            FaultProxy proxy = new FaultProxy(
                    store, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            proxy.server.setExecutor(proxy.threads);
            proxy.server.createContext("/", proxy::handle);
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Sets the fault and resets the count of writes. No fault occurs at a write that is not reached, such as 0. */
    void set(int write, When when, Runnable action) {
        fault.set(new Fault(write, when, action));
        writes.set(0);
    }

    /** Returns the number of writes since the last call of {@code set}. */
    int writes() {
        return writes.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            boolean writes = WRITES.contains(target.substring(target.lastIndexOf('.') + 1));
            Fault current = fault.get();
            boolean faulty = writes && this.writes.incrementAndGet() == current.write();
            if (faulty && current.when() == When.BEFORE) {
                current.action().run();
                return;
            }
            HttpResponse<byte[]> response = forward(exchange, body);
            if (faulty) {
                current.action().run();
                return;
            }
            respond(exchange, response);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(store).POST(BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void respond(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-amz") || name.equalsIgnoreCase("content-type")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
