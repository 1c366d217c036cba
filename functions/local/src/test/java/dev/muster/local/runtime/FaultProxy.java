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
 * Stands between workers and DynamoDB and passes everything on, but does something terrible at one write: a seam that is
 * no part of the product, because it lies outside the worker's process.
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
    private static final Set<String> OURS = Set.of("host", "connection", "content-length", "upgrade", "expect");

    private final URI store;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicReference<Trap> trap = new AtomicReference<>(new Trap(0, When.BEFORE, () -> {}));

    private FaultProxy(URI store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    /** When of a write, seen from the store. */
    enum When {
        /** It never arrives. */
        BEFORE,
        /** It is done, and nobody is told. */
        AFTER
    }

    /** What happens at which write, counted from 1. */
    private record Trap(int write, When when, Runnable blow) {}

    static FaultProxy before(URI store) {
        try {
            FaultProxy gate = new FaultProxy(
                    store, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            gate.server.setExecutor(gate.threads);
            gate.server.createContext("/", gate::handle);
            gate.server.start();
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From here on writes are counted anew, and this happens at that one; at none if there are not so many. */
    void set(int write, When when, Runnable blow) {
        trap.set(new Trap(write, when, blow));
        writes.set(0);
    }

    /** The writes that came since it was last set. */
    int writes() {
        return writes.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            boolean writes = WRITES.contains(target.substring(target.lastIndexOf('.') + 1));
            Trap set = trap.get();
            boolean strikes = writes && this.writes.incrementAndGet() == set.write();
            if (strikes && set.when() == When.BEFORE) {
                set.blow().run();
                return;
            }
            HttpResponse<byte[]> answer = pass(exchange, body);
            if (strikes) {
                set.blow().run();
                return;
            }
            answer(exchange, answer);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(store).POST(BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-amz") || name.equalsIgnoreCase("content-type")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
