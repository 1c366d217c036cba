package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One job for many people, sent and watched as any client would. */
final class BigJob {
    private static final Map<String, String> HEADERS =
            Map.of("Authorization", "Bearer local-muster-key", "Content-Type", "application/json");
    private static final Map<String, String> IMPORT =
            Map.of("Authorization", "Bearer local-muster-key", "Content-Type", "application/x-ndjson");
    private static final int ROWS = 5_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Client client;
    private final Time time = new SystemTime();

    BigJob(Client client) {
        this.client = client;
    }

    /** How it ended, and how long it took from the request to the last person. */
    record Ended(JsonNode job, Duration took) {
        long total(String outcome) {
            return job.at("/totals/" + outcome).asLong();
        }
    }

    void load(List<String> ids, Progress progress) {
        for (int from = 0; from < ids.size(); from += ROWS) {
            int to = Math.min(ids.size(), from + ROWS);
            expect(200, client.send("POST", "/v1/people/import", IMPORT, MadeUpPeople.ndjson(ids.subList(from, to))));
            progress.show(to);
        }
        progress.end();
    }

    Ended run(List<String> ids, String country, Progress progress) {
        String body = """
                {"select":{"ids":[%s]},"changes":[{"set":"country","to":"%s"},\
                {"organization":"3","set":"followup_status","to":"contacted"}],"note":"the demo"}""".formatted(ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), country);
        Instant start = Instant.now();
        JsonNode job = Json.read(expect(202, client.send("POST", "/v1/jobs", HEADERS, body)));
        while (job.path("finished_at").isNull()) {
            progress.show(job.at("/totals/selected").asLong()
                    - job.at("/totals/pending").asLong());
            time.pause(BETWEEN_LOOKS);
            job = Json.read(
                    expect(200, client.send("GET", "/v1/jobs/" + job.path("id").asText(), HEADERS, "")));
        }
        Duration took = Duration.between(start, Instant.now());
        progress.show(job.at("/totals/selected").asLong());
        progress.end();
        return new Ended(job, took);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.request().uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
