package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A client of Muster's own API. */
final class JobClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<URI> host;

    /** Creates a client that asks for the address of the host before each request. */
    JobClient(Supplier<URI> host) {
        this.host = host;
    }

    /** Sends a request of the demo tenant's admin; the headers are names followed by their values. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** As {@link #send(String, String, String, String...)}, with bytes as the body. */
    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.get().resolve(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .setHeader("Authorization", "Bearer local-muster-key")
                .setHeader("Content-Type", "application/json");
        for (int header = 0; header < headers.length; header += 2) {
            request.setHeader(headers[header], headers[header + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    /** Creates or changes people with a file, a line a person, and returns the ended job. */
    JsonNode store(String ndjson) {
        HttpResponse<String> response = send(
                "POST", "/v1/jobs?mode=upsert", ndjson, "Content-Type", "application/x-ndjson", "Prefer", "wait=20");
        assertThat(response.statusCode()).as(response.body()).isIn(200, 202);
        String id = read(response.body()).path("id").asText();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get("/v1/jobs/" + id), JobClient::hasEnded);
    }

    /** Submits a job and returns its id. */
    String submit(String request) {
        HttpResponse<String> response = send("POST", "/v1/jobs", request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        String id = read(response.body()).path("id").asText();
        assertThat(response.headers().firstValue("location")).contains("/v1/jobs/" + id);
        return id;
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send("GET", path, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return read(response.body());
    }

    /** Returns the results of a job, one line for each person, from all pages. */
    List<String> results(String job) {
        List<String> lines = new ArrayList<>();
        Optional<String> path = Optional.of("/v1/jobs/" + job + "/results");
        while (path.isPresent()) {
            HttpResponse<String> page = send("GET", path.get(), "");
            assertThat(page.statusCode()).isEqualTo(200);
            page.body().lines().forEach(lines::add);
            path = page.headers()
                    .firstValue("link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return lines;
    }

    static boolean hasEnded(JsonNode job) {
        return !job.path("finished_at").isNull();
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(text, failure);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
