package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
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

    private final Client client;
    private final Time time = new SystemTime();

    JobWatch(Client client) {
        this.client = client;
    }

    /**
     * The job that comes of a request, once it has ended.
     *
     * @param done is told how many people are done, again and again
     */
    JsonNode run(String path, String body, LongConsumer done) {
        JsonNode job = Json.read(expect(202, client.send("POST", path, HEADERS, body)));
        String address = job.at("/links/self").asText();
        while (job.path("finished_at").isNull()) {
            done.accept(job.at("/totals/selected").asLong()
                    - job.at("/totals/pending").asLong());
            time.pause(BETWEEN_LOOKS);
            job = Json.read(expect(200, client.send("GET", address, HEADERS, "")));
        }
        done.accept(job.at("/totals/selected").asLong());
        return job;
    }

    static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.request().uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
