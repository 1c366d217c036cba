package dev.muster.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.local.runtime.PendingInvocation.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's Runtime API for one process, which fetches its events here and posts its responses. */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";

    private final String arn;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<PendingInvocation> waiting = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, PendingInvocation> running = new ConcurrentHashMap<>();
    private final CountDownLatch snapshotReady = new CountDownLatch(1);
    private volatile Optional<String> initError = Optional.empty();

    private RuntimeApi(String arn, HttpServer server) {
        this.arn = arn;
        this.server = server;
    }

    static RuntimeApi start(String arn) {
        try {
            RuntimeApi api = new RuntimeApi(
                    arn, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            api.server.setExecutor(api.threads);
            api.server.createContext(ROOT, api::handle);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("the Runtime API did not start", e);
        }
    }

    /** Returns the host and the port, without a scheme. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void enqueue(PendingInvocation invocation) {
        waiting.add(invocation);
    }

    /**
     * Returns the latch that opens when the process is ready for a snapshot. The process continues at once, as after a
     * restore.
     */
    CountDownLatch snapshotReady() {
        return snapshotReady;
    }

    /** Returns the error of the initialization, if it failed. */
    Optional<String> initError() {
        return initError;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
            } else if (path.equals(ROOT + "restore/next")) {
                snapshotReady.countDown();
                exchange.sendResponseHeaders(200, -1);
            } else if (path.equals(ROOT + "init/error")) {
                initError = Optional.of(text(exchange));
                accept(exchange);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
                Result result = new Result.Response(text(exchange));
                accept(exchange);
                complete(path, result);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
                Result result = new Result.Failure(text(exchange));
                accept(exchange);
                complete(path, result);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the next event. Blocks until there is one, as the Runtime API does. */
    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        PendingInvocation invocation = waiting.take();
        running.put(invocation.id(), invocation);
        Instant deadline = invocation.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", arn);
        byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private void complete(String path, Result result) {
        String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
        Optional.ofNullable(running.remove(id))
                .ifPresent(invocation -> invocation.result().complete(result));
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void accept(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(202, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
