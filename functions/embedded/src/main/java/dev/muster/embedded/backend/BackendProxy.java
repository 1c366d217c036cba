package dev.muster.embedded.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One address for all backends, for functions that run outside of this process and are told a single endpoint. A call
 * goes to the service its signature names.
 */
public final class BackendProxy implements AutoCloseable {
    private static final Pattern SERVICE = Pattern.compile("/([a-z]+)/aws4_request");

    /** What the two connections of a call have each for themselves. */
    private static final Set<String> OF_A_CONNECTION =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final Map<String, URI> backends;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BackendProxy(HttpServer server, EmbeddedBackends backends) {
        this.server = server;
        this.backends = Map.of(
                "dynamodb", backends.dynamoDbEndpoint(),
                "sqs", backends.sqsEndpoint(),
                "events", backends.eventBusEndpoint());
    }

    /** Opens it; throws when the address cannot be had. */
    public static BackendProxy open(InetSocketAddress address, EmbeddedBackends backends) throws IOException {
        BackendProxy opened = new BackendProxy(HttpServer.create(address, 0), backends);
        opened.server.createContext("/", opened::handle);
        opened.server.setExecutor(opened.threads);
        opened.server.start();
        return opened;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<URI> backend = backend(exchange);
            if (backend.isPresent()) {
                answer(exchange, passOn(exchange, backend.get()));
            } else {
                byte[] refusal = "Signed for none of dynamodb, sqs and events.\n".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(400, refusal.length);
                exchange.getResponseBody().write(refusal);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<URI> backend(HttpExchange exchange) {
        String signature = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        Matcher service = SERVICE.matcher(signature);
        return service.find() ? Optional.ofNullable(backends.get(service.group(1))) : Optional.empty();
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, URI backend) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(backend.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        values.stream().filter(_ -> travels(name)).forEach(value -> request.header(name, value)));
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .map()
                .forEach((name, values) -> values.stream()
                        .filter(_ -> travels(name))
                        .forEach(value -> exchange.getResponseHeaders().add(name, value)));
        // To this server 0 means a body of any length, and -1 none.
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static boolean travels(String header) {
        return !OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
