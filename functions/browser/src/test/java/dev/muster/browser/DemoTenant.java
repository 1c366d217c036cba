package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A client of the API for the demo tenant: tests create people with it and check the effects of the console. */
final class DemoTenant {
    static final String KEY = "local-muster-key";

    /** May change only contacts of its organizations. */
    static final String USER_KEY = "local-muster-user-key";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI host;

    DemoTenant(URI host) {
        this.host = host;
    }

    /** Creates or changes people with a file of CSV, and returns the job when it has ended. */
    JsonNode store(String csv) {
        return file("mode=upsert&note=All+contacts", csv);
    }

    /** Sends a file of CSV with these options, and returns the job when it has ended. */
    JsonNode file(String options, String csv) {
        return ended(read(send("POST", "/v1/jobs?" + options, "text/csv", csv)));
    }

    /** Creates or changes people, a JSON document a line, and returns the job when it has ended. */
    JsonNode storeJson(String ndjson) {
        return ended(read(send("POST", "/v1/jobs?mode=upsert", "application/x-ndjson", ndjson)));
    }

    /** Runs a job and returns it when it has ended, or when it waits for a release. */
    JsonNode run(String request) {
        return ended(submit(request));
    }

    /** Submits a job and returns it as it was accepted. */
    JsonNode submit(String request) {
        return read(send("POST", "/v1/jobs", "application/json", request));
    }

    /** Releases, undoes, retries or cancels a job and returns the job that follows when it has ended. */
    JsonNode act(String job, String verb) {
        return act(job, verb, "");
    }

    JsonNode act(String job, String verb, String options) {
        return ended(read(send("POST", "/v1/jobs/" + job + "/" + verb, "application/json", options)));
    }

    JsonNode person(String id) {
        String path = "/v1/people/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return read(send("GET", path, "application/json", ""));
    }

    String attribute(String person, String name) {
        return person(person).path("attributes").path(name).asText("");
    }

    JsonNode job(String id) {
        return read(send("GET", "/v1/jobs/" + id, "application/json", ""));
    }

    JsonNode newestJob() {
        return read(send("GET", "/v1/jobs?limit=1", "application/json", ""))
                .path("jobs")
                .get(0);
    }

    private JsonNode ended(JsonNode job) {
        String id = job.path("id").asText();
        return Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> job(id), DemoTenant::rests);
    }

    private static boolean rests(JsonNode job) {
        return !job.path("finished_at").isNull() || job.path("state").asText().equals("held");
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(host.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", type)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException failure) {
            throw new AssertionError(response.body(), failure);
        }
    }
}
