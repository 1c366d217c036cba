package dev.muster.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Drives every function that files need. */
record FileFlow(EveryFlow flow) {

    /** A file that is planned in its request, one that is planned by a message, and one in parts. */
    void run() {
        String small = id(flow.post("/v1/jobs?mode=upsert", "id,country\nflow-1,FR\nfile-0,FR\n", "text/csv", 202));
        flow.ended(flow.follow(small, "undo"));
        String large = IntStream.rangeClosed(1, 1_100)
                .mapToObj("file-%d,DE,contacted\n"::formatted)
                .collect(Collectors.joining("", "id,country,organizations.3.followup_status\n", ""));
        flow.ended(id(flow.post("/v1/jobs?mode=upsert", large, "text/csv", 202)));
        String unknown = large.replace("file-", "unknown-");
        flow.ended(id(flow.post("/v1/jobs?max_refused=0", unknown, "text/csv", 202)));
        String open = id(
                flow.post("/v1/jobs", "{\"rows\":{\"match\":\"email\",\"mode\":\"upsert\"}}", "application/json", 201));
        String part = "/v1/jobs/" + open + "/parts";
        String rows = "email,country\np1@example.org,FR\nnew-file@example.org,FR\n";
        flow.put(part + "/1", rows);
        flow.send("GET", part, "", 200);
        flow.post("/v1/jobs/" + open + "/close", "{\"parts\":1,\"rows\":2}", "application/json", 202);
        flow.ended(open);
    }

    private static String id(JsonNode document) {
        return document.path("id").asText();
    }
}
