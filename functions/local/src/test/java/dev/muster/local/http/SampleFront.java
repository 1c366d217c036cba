package dev.muster.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An HTTP front with functions that return their event, a fixed response or the body of the request, or that fail. */
final class SampleFront implements AutoCloseable {
    static final GatewayLimits LIMITS = new GatewayLimits(10_240, 20_000, 16_000, Duration.ofMillis(500));
    static final Instant NOON = Instant.parse("2026-03-12T12:00:01.234Z");
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpFront front;

    private SampleFront(HttpFront front) {
        this.front = front;
    }

    static SampleFront start() throws IOException {
        SampleFront sample = new SampleFront(HttpFront.at(0, System.err));
        sample.front.start(sample.routes(), LIMITS, InstantSource.fixed(NOON));
        return sample;
    }

    private Map<RouteResource, FunctionInvoker> routes() {
        return Map.ofEntries(
                Map.entry(new RouteResource("POST", "/echo/{first}/{second}"), event -> event),
                Map.entry(new RouteResource("POST", "/echo"), event -> event),
                Map.entry(new RouteResource("GET", "/pets/dog"), returning("literal")),
                Map.entry(new RouteResource("GET", "/pets/{name}"), returning("variable")),
                Map.entry(new RouteResource("ANY", "/pets/{name}"), returning("any")),
                Map.entry(new RouteResource("GET", "/pets/{rest+}"), returning("greedy")),
                Map.entry(new RouteResource("HEAD", "/pets/{name}"), returning("head")),
                Map.entry(new RouteResource("GET", "/apis/v4/sessions"), returning("open")),
                Map.entry(new RouteResource("GET", "/api/public/users/x"), returning("open")),
                Map.entry(new RouteResource("GET", "/users/x"), returning("open")),
                Map.entry(new RouteResource("GET", "/users-by-id/x"), returning("open")),
                Map.entry(new RouteResource("POST", "/response"), SampleFront::body),
                Map.entry(new RouteResource("GET", "/large"), returning("x".repeat(LIMITS.payload()))),
                Map.entry(new RouteResource("GET", "/throws"), SampleFront::fail),
                Map.entry(new RouteResource("GET", "/hangs"), this::hang));
    }

    private static FunctionInvoker returning(String body) {
        return _ -> "{\"statusCode\":200,\"body\":\"%s\"}".formatted(body).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the body of the request as the response of the function. */
    private static byte[] body(byte[] event) {
        return read(event).path("body").asText().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fail(byte[] event) {
        throw new FunctionError("Test", "failed on " + event.length + " bytes");
    }

    private byte[] hang(byte[] event) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return event;
    }

    URI address() {
        return front.address();
    }

    HttpRequest.Builder post(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    static JsonNode read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + new String(json, StandardCharsets.UTF_8), e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        front.close();
    }
}
