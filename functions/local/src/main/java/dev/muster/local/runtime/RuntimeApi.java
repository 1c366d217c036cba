package dev.muster.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.local.runtime.PendingInvocation.Answer;
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

/** Lambda's Runtime API for one process: hands it events one by one and takes what it answers. */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";

    private final String arn;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<PendingInvocation> waiting = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, PendingInvocation> running = new ConcurrentHashMap<>();
    private final CountDownLatch snapped = new CountDownLatch(1);
    private volatile Optional<String> complaint = Optional.empty();

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

    /** As the runtime client wants it told: without a scheme. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void hand(PendingInvocation invocation) {
        waiting.add(invocation);
    }

    /** Opens when the process has got ready for a snapshot; it goes on at once, as if it had been restored. */
    CountDownLatch snapped() {
        return snapped;
    }

    /** Why the function could not be made, if it could not. */
    Optional<String> complaint() {
        return complaint;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
            } else if (path.equals(ROOT + "restore/next")) {
                snapped.countDown();
                exchange.sendResponseHeaders(200, -1);
            } else if (path.equals(ROOT + "init/error")) {
                complaint = Optional.of(text(exchange));
                accepted(exchange);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
                Answer answer = new Answer.Response(text(exchange));
                accepted(exchange);
                end(path, answer);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
                Answer answer = new Answer.Complaint(text(exchange));
                accepted(exchange);
                end(path, answer);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers when there is an event, however long that takes: the process sleeps meanwhile. */
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

    private void end(String path, Answer answer) {
        String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
        Optional.ofNullable(running.remove(id))
                .ifPresent(invocation -> invocation.answer().complete(answer));
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(202, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
