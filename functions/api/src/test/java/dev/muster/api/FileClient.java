package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A client that sends files with an API key. */
public record FileClient(ApiStack stack, String key) {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    public static FileClient of(ApiStack stack) {
        return new FileClient(stack, ApiStack.KEY);
    }

    /** Returns the same with the key of another person. */
    public FileClient with(String other) {
        return new FileClient(stack, other);
    }

    /** Stores a contact of organization 3 with an e-mail address and a country. */
    public void store(String id, String email, String country) {
        stack.store(ApiStack.DEMO, List.of(id), Set.of("3"), Map.of("email", email, "country", country));
    }

    /** Sends a CSV file as a whole job. */
    public TestResponse csv(String query, String... lines) {
        return send("POST", "/v1/jobs" + query, CSV, String.join("\n", lines) + "\n");
    }

    /** Sends an NDJSON file as a whole job. */
    public TestResponse ndjson(String query, String... lines) {
        return send("POST", "/v1/jobs" + query, NDJSON, String.join("\n", lines) + "\n");
    }

    /** Opens a job with these options of its rows. Returns its address. */
    public String open(String rows) {
        TestResponse opened = send("POST", "/v1/jobs", "application/json", "{\"rows\":" + rows + "}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened.header("Location");
    }

    /** Sends a part of a CSV file. */
    public TestResponse part(String job, int number, String... lines) {
        return send("PUT", job + "/parts/" + number, CSV, String.join("\n", lines) + "\n");
    }

    /** Closes the file. */
    public TestResponse close(String job, int parts, long rows) {
        return send("POST", job + "/close", "application/json", "{\"parts\":%d,\"rows\":%d}".formatted(parts, rows));
    }

    /** Runs the workers, and returns the address of the accepted job. */
    public String runToEnd(TestResponse accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        stack.runWorkers();
        return accepted.header("Location");
    }

    /** Reads a document. */
    public TestResponse get(String address, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key));
        all.addAll(List.of(headers));
        return stack.get(address, all.toArray(String[]::new));
    }

    /** Returns the country of a person. */
    public String country(String id) {
        return get("/v1/people/" + id).at("/attributes/country");
    }

    /** Sends a request with a body of this type. */
    public TestResponse send(String method, String address, String type, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key, "Content-Type", type));
        all.addAll(List.of(headers));
        return stack.send(method, address, body, all.toArray(String[]::new));
    }
}
