package dev.muster.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A client of Muster's own API on the loopback interface. */
public final class BenchClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    BenchClient(URI base) {
        this.base = base;
    }

    /**
     * A request.
     *
     * @param key the API key of the caller
     * @param headers further headers
     */
    public record ApiCall(String method, String path, String key, Map<String, String> headers, String body) {
        public ApiCall {
            headers = Map.copyOf(headers);
        }

        /** Returns a request without a body. */
        public static ApiCall get(String path, String key) {
            return new ApiCall("GET", path, key, Map.of(), "");
        }

        /** Returns a request with a JSON body. */
        public static ApiCall json(String method, String path, String key, String body) {
            return new ApiCall(method, path, key, Map.of("Content-Type", "application/json"), body);
        }
    }

    /**
     * Sends the request and returns the body of the response, a JSON document.
     *
     * @throws IllegalStateException if the status is not a success
     */
    public JsonNode send(ApiCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(call.path()))
                .timeout(TIMEOUT)
                .setHeader("Authorization", "Bearer " + call.key())
                .method(
                        call.method(),
                        call.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(call.body().getBytes(StandardCharsets.UTF_8)));
        call.headers().forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(call.method() + " " + call.path() + " returned " + response.statusCode()
                        + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(call.method() + " " + call.path() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
