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
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One address for all backends, for functions outside of this process that know a single endpoint. A call is forwarded
 * to the service that its signature names.
 */
public final class BackendProxy implements AutoCloseable {
    private static final Pattern SERVICE = Pattern.compile("/([a-z]+)/aws4_request");

    /** Headers that belong to one connection and are not forwarded. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final Map<String, URI> backends;
    private final Consumer<BackendCall> listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private BackendProxy(HttpServer server, EmbeddedBackends backends, Consumer<BackendCall> listener) {
        this.server = server;
        this.listener = listener;
        this.backends = Map.of(
                "dynamodb", backends.dynamoDbEndpoint(),
                "sqs", backends.sqsEndpoint(),
                "events", backends.eventBusEndpoint());
    }

    /** Opens the proxy. Throws when the address cannot be bound. */
    public static BackendProxy open(InetSocketAddress address, EmbeddedBackends backends) throws IOException {
        return open(address, backends, _ -> {});
    }

    /** Opens the proxy and passes every call to the listener before it is forwarded. Several threads pass calls. */
    public static BackendProxy open(
            InetSocketAddress address, EmbeddedBackends backends, Consumer<BackendCall> listener) throws IOException {
        BackendProxy opened = new BackendProxy(HttpServer.create(address, 0), backends, listener);
        opened.server.createContext("/", opened::handle);
        opened.server.setExecutor(opened.threads);
        opened.server.start();
        return opened;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Returns the address of the proxy. */
    public URI endpoint() {
        return URI.create("http://" + server.getAddress().getHostString() + ":" + port());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String service = service(exchange);
            Optional<URI> backend = Optional.ofNullable(backends.get(service));
            if (backend.isPresent()) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                listener.accept(
                        new BackendCall(service, operation(exchange), new String(body, StandardCharsets.UTF_8)));
                respond(exchange, forward(exchange, body, backend.get()));
            } else {
                byte[] error = "The signature names no known service; expected dynamodb, sqs or events.\n"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(400, error.length);
                exchange.getResponseBody().write(error);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String service(HttpExchange exchange) {
        Matcher service = SERVICE.matcher(header(exchange, "Authorization"));
        return service.find() ? service.group(1) : "";
    }

    /** The header reads {@code DynamoDB_20120810.PutItem}. */
    private static String operation(HttpExchange exchange) {
        String target = header(exchange, "X-Amz-Target");
        return target.substring(target.indexOf('.') + 1);
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body, URI backend)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(backend.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        values.stream().filter(_ -> isForwarded(name)).forEach(value -> request.header(name, value)));
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void respond(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers()
                .map()
                .forEach((name, values) -> values.stream()
                        .filter(_ -> isForwarded(name))
                        .forEach(value -> exchange.getResponseHeaders().add(name, value)));
        // For this server 0 means a body of any length, and -1 no body.
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static boolean isForwarded(String header) {
        return !HOP_BY_HOP.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
