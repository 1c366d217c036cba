package dev.muster.cli.job;

import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.http.ApiResponse;
import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The results of a job, one line for each person, read page by page. */
public record ResultPages(ApiClient client, String job, List<String> outcomes) {

    /** Reads lines until the consumer wants no more. */
    public void forEach(long limit, Predicate<JsonValue> wantsMore) {
        pages(
                limit,
                "application/x-ndjson",
                page -> page.lines().allMatch(line -> wantsMore.test(JsonCodec.read(line))));
    }

    /** Reads the first lines. */
    public List<JsonValue> first(int count) {
        List<JsonValue> lines = new ArrayList<>();
        forEach(count, line -> {
            lines.add(line);
            return lines.size() < count;
        });
        return lines;
    }

    /** Reads pages as CSV, each with its heading line, until the consumer wants no more. */
    public void csv(long limit, Predicate<String> wantsMore) {
        pages(limit, "text/csv", wantsMore);
    }

    private void pages(long limit, String mediaType, Predicate<String> wantsMore) {
        Optional<String> next = Optional.of(ApiRequest.path(JobRequests.path(job, "/results"), query(limit)));
        while (next.isPresent()) {
            ApiResponse page = client.send(ApiRequest.get(next.get()).with("Accept", mediaType));
            next = wantsMore.test(page.body()) ? page.next() : Optional.empty();
        }
    }

    private Map<String, String> query(long limit) {
        Map<String, String> query = new LinkedHashMap<>();
        if (!outcomes.isEmpty()) {
            query.put("outcome", String.join(",", outcomes));
        }
        query.put("limit", Long.toString(Math.clamp(limit, 1, 10_000)));
        return query;
    }
}
