package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;

/** Submits jobs and polls them until they end, as any client would. */
final class JobWatch {
    private static final String KEY = "Bearer local-muster-key";
    private static final Map<String, String> HEADERS = Map.of("Authorization", KEY, "Content-Type", "application/json");
    private static final Duration POLL_INTERVAL = Duration.ofMillis(150);
    /** A hundred times the usual duration. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private final ApiClient client;
    private final Time time = new SystemTime();

    JobWatch(ApiClient client) {
        this.client = client;
    }

    /**
     * Submits a job and returns its document at its end.
     *
     * @param done receives the number of processed people after each poll
     * @throws ProductDemo.Failed if the job is rejected, does not end in time or has failed people
     */
    JsonNode run(String path, String body, LongConsumer done) {
        return awaitEnd(client.send("POST", path, HEADERS, body), done);
    }

    /** As {@link #run}, with a file of this media type. */
    JsonNode runFile(String path, String type, String file, LongConsumer done) {
        return awaitEnd(client.send("POST", path, Map.of("Authorization", KEY, "Content-Type", type), file), done);
    }

    private JsonNode awaitEnd(HttpResponse<String> submitted, LongConsumer done) {
        JsonNode job = JsonDocuments.read(expect(202, submitted));
        String address = job.at("/links/self").asText();
        Deadline deadline = Deadline.in(time, TIMEOUT);
        while (job.path("finished_at").isNull()) {
            if (!deadline.hasAtLeast(POLL_INTERVAL)) {
                throw new ProductDemo.Failed(
                        address + " did not end within " + TIMEOUT.toMinutes() + " minutes: " + job);
            }
            done.accept(job.at("/totals/selected").asLong()
                    - job.at("/totals/pending").asLong());
            time.sleep(POLL_INTERVAL);
            job = JsonDocuments.read(expect(200, client.send("GET", address, HEADERS, "")));
        }
        done.accept(job.at("/totals/selected").asLong());
        if (job.at("/totals/failed").asLong() > 0) {
            throw new ProductDemo.Failed(address + " has failed people: " + job.path("totals"));
        }
        return job;
    }

    static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new ProductDemo.Failed(
                    response.request().uri().getPath() + " returned " + response.statusCode() + ": " + response.body());
        }
        return response;
    }
}
