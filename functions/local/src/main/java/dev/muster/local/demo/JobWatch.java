package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;

/** Asks for jobs and watches them until they end, as any client would. */
final class JobWatch {
    private static final Map<String, String> HEADERS =
            Map.of("Authorization", "Bearer local-muster-key", "Content-Type", "application/json");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
    /** A hundred times what it takes: whoever waits longer waits in vain. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ApiClient client;
    private final Time time = new SystemTime();

    JobWatch(ApiClient client) {
        this.client = client;
    }

    /**
     * The job that comes of a request, once it has ended.
     *
     * @param done is told how many people are done, again and again
     * @throws ProductDemo.Failed if it is refused, does not end, or leaves somebody failed
     */
    JsonNode run(String path, String body, LongConsumer done) {
        JsonNode job = JsonDocuments.read(expect(202, client.send("POST", path, HEADERS, body)));
        String address = job.at("/links/self").asText();
        Deadline deadline = Deadline.in(time, PATIENCE);
        while (job.path("finished_at").isNull()) {
            if (!deadline.hasAtLeast(BETWEEN_LOOKS)) {
                throw new ProductDemo.Failed(
                        address + " did not end within " + PATIENCE.toMinutes() + " minutes: " + job);
            }
            done.accept(job.at("/totals/selected").asLong()
                    - job.at("/totals/pending").asLong());
            time.sleep(BETWEEN_LOOKS);
            job = JsonDocuments.read(expect(200, client.send("GET", address, HEADERS, "")));
        }
        done.accept(job.at("/totals/selected").asLong());
        if (job.at("/totals/failed").asLong() > 0) {
            throw new ProductDemo.Failed(address + " left people failed: " + job.path("totals"));
        }
        return job;
    }

    static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new ProductDemo.Failed(
                    answer.request().uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
