package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Loads many people and runs one job for them, as any client would. */
final class BulkJobDemo {
    private final JobWatch watch;

    BulkJobDemo(ApiClient client) {
        this.watch = new JobWatch(client);
    }

    /** An ended job with the time from its request to its last person. */
    record Ended(JsonNode job, Duration elapsed) {
        /** Returns the changed and created people. */
        long written() {
            return total("changed") + total("created");
        }

        long total(String outcome) {
            return job.at("/totals/" + outcome).asLong();
        }
    }

    /** Creates the people with one file, a line a person. */
    Ended load(List<String> ids, ProgressBar progressBar) {
        Instant start = Instant.now();
        JsonNode job = watch.runFile(
                "/v1/jobs?mode=upsert&note=sample%20people",
                "application/x-ndjson", SamplePeople.ndjson(ids), progressBar::show);
        Duration elapsed = Duration.between(start, Instant.now());
        progressBar.end();
        return new Ended(job, elapsed);
    }

    Ended run(List<String> ids, String country, String note, ProgressBar progressBar) {
        String body =
                """
                {"select":{"ids":[%s]},"changes":[{"set":"country","to":"%s"},\
                {"organization":"3","set":"followup_status","to":"contacted"}],"note":"%s"}""".formatted(ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), country, note);
        Instant start = Instant.now();
        JsonNode job = watch.run("/v1/jobs", body, progressBar::show);
        Duration elapsed = Duration.between(start, Instant.now());
        progressBar.end();
        return new Ended(job, elapsed);
    }
}
