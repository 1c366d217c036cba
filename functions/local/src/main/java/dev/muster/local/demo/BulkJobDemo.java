package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One job for many people, sent and watched as any client would. */
final class BulkJobDemo {
    private static final Map<String, String> IMPORT =
            Map.of("Authorization", "Bearer local-muster-key", "Content-Type", "application/x-ndjson");
    private static final int ROWS = 5_000;

    private final ApiClient client;
    private final JobWatch watch;

    BulkJobDemo(ApiClient client) {
        this.client = client;
        this.watch = new JobWatch(client);
    }

    /** How it ended, and how long it took from the request to the last person. */
    record Ended(JsonNode job, Duration took) {
        long total(String outcome) {
            return job.at("/totals/" + outcome).asLong();
        }
    }

    void load(List<String> ids, ProgressBar progressBar) {
        for (int from = 0; from < ids.size(); from += ROWS) {
            int to = Math.min(ids.size(), from + ROWS);
            JobWatch.expect(
                    200, client.send("POST", "/v1/people/import", IMPORT, SamplePeople.ndjson(ids.subList(from, to))));
            progressBar.show(to);
        }
        progressBar.end();
    }

    Ended run(List<String> ids, String country, ProgressBar progressBar) {
        String body = """
                {"select":{"ids":[%s]},"changes":[{"set":"country","to":"%s"},\
                {"organization":"3","set":"followup_status","to":"contacted"}],"note":"the demo"}""".formatted(ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), country);
        Instant start = Instant.now();
        JsonNode job = watch.run("/v1/jobs", body, progressBar::show);
        Duration took = Duration.between(start, Instant.now());
        progressBar.end();
        return new Ended(job, took);
    }
}
