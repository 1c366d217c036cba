package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads many people and runs one job for them, as any client would. */
final class BulkJobDemo {
    private static final Map<String, String> IMPORT =
            Map.of("Authorization", "Bearer local-muster-key", "Content-Type", "application/x-ndjson");
    private static final int ROWS_PER_IMPORT = 5_000;

    private final ApiClient client;
    private final JobWatch watch;

    BulkJobDemo(ApiClient client) {
        this.client = client;
        this.watch = new JobWatch(client);
    }

    /** An ended job with the time from its request to its last person. */
    record Ended(JsonNode job, Duration elapsed) {
        long total(String outcome) {
            return job.at("/totals/" + outcome).asLong();
        }
    }

    void load(List<String> ids, ProgressBar progressBar) {
        for (int from = 0; from < ids.size(); from += ROWS_PER_IMPORT) {
            int to = Math.min(ids.size(), from + ROWS_PER_IMPORT);
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
        Duration elapsed = Duration.between(start, Instant.now());
        progressBar.end();
        return new Ended(job, elapsed);
    }
}
