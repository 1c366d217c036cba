package dev.muster.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Slot;
import dev.muster.local.LocalHost;
import dev.muster.local.demo.ApiClient;
import dev.muster.local.demo.SampleRequests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Drives every function of a host through everything that it does in a healthy stack. */
final class EveryFlow {
    private static final Path EVENTS = Path.of("..", "..", "events");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalHost host;
    private final LostMessages lost;
    private final ApiClient client;

    EveryFlow(LocalHost host, LostMessages lost, ApiClient client) {
        this.host = host;
        this.lost = lost;
        this.client = client;
    }

    void run() throws IOException {
        new SampleRequests(EVENTS, client, new PrintStream(OutputStream.nullOutputStream())).send();
        new PeopleFlow(this).run();
        jobs();
        new FileFlow(this).run();
        repeatedRequests();
        administration();
        deadLetters();
        sweep();
    }

    /** Every kind of job and every action on one. */
    private void jobs() {
        String changed = ended(submit("{\"select\":{\"ids\":[\"flow-1\",\"flow-2\",\"nobody\"]},\"changes\":["
                + "{\"set\":\"city\",\"to\":\"Cebu\"}]}"));
        send("GET", "/v1/jobs/" + changed + "/results", "", 200);
        ended(follow(follow(changed, "undo"), "undo"));
        String keys = ended(submit(
                "{\"select\":{\"ids\":[\"flow-3\"]},\"changes\":[{\"set\":\"email\",\"to\":\"third@example.org\"}]}"));
        ended(follow(keys, "undo"));
        ended(follow(ended(submit("{\"select\":{\"ids\":[\"flow-7\"]},\"changes\":[{\"delete\":true}]}")), "undo"));
        String filtered = ended(submit(filtered("Lyon", "\"dry_run\":true")));
        ended(follow(filtered, "release"));
        String held = submit(filtered("Nice", "\"hold\":true"));
        held(held);
        ended(follow(held, "release"));
        String cancelled = submit(filtered("Metz", "\"hold\":true"));
        held(cancelled);
        follow(cancelled, "cancel");
        send("GET", "/v1/jobs", "", 200);
    }

    private void held(String job) {
        await().atMost(TIMEOUT)
                .until(() -> send("GET", "/v1/jobs/" + job, "", 200)
                        .path("state")
                        .asText()
                        .equals("held"));
    }

    private static String filtered(String city, String option) {
        return "{\"select\":{\"filter\":\"country eq \\\"DE\\\"\"},\"changes\":[{\"set\":\"city\",\"to\":\"%s\"}],%s}"
                .formatted(city, option);
    }

    private void repeatedRequests() {
        String job = "{\"select\":{\"ids\":[\"flow-4\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Graz\"}]}";
        Map<String, String> keyed = headers("application/json");
        keyed.put("Idempotency-Key", "job-1");
        String id = read(client.send("POST", "/v1/jobs", keyed, job), 202)
                .path("id")
                .asText();
        assertThat(read(client.send("POST", "/v1/jobs", keyed, job), 202)
                        .path("id")
                        .asText())
                .isEqualTo(id);
        keyed.put("Idempotency-Key", "file-1");
        keyed.put("Content-Type", "application/x-ndjson");
        String rows = PeopleFlow.rows(50);
        String file = read(client.send("POST", "/v1/jobs", keyed, rows), 202)
                .path("id")
                .asText();
        assertThat(read(client.send("POST", "/v1/jobs", keyed, rows), 202)
                        .path("id")
                        .asText())
                .isEqualTo(file);
        ended(file);
        // A rejected request gives its key back.
        keyed.put("Idempotency-Key", "patch-1");
        keyed.put("Content-Type", "application/json");
        String patch = "{\"changes\":[{\"set\":\"city\",\"to\":\"Linz\"}]}";
        assertThat(client.send("PATCH", "/v1/people/nobody", keyed, patch).statusCode())
                .isEqualTo(404);
        ended(id);
    }

    private void administration() throws IOException {
        for (String event : List.of("new-tenant", "new-tenant", "issue-credential")) {
            administer(Files.readString(EVENTS.resolve("admin/" + event + ".json")));
        }
        // A new membership, a new unique key, and another one in its place.
        List.of("", "\"custom_id\":\"F5\"", "\"custom_id\":\"F-5\"")
                .forEach(attributes -> administer("""
                {"commands":[{"command":"enroll_person","tenant":"demo","person":"flow-5",
                "attributes":{%s},"permissions":{"42":"4"}}]}""".formatted(attributes)));
        administer("{\"commands\":[{\"command\":\"erase_person\",\"tenant\":\"demo\",\"person\":\"flow-5\"}]}");
        JsonNode issued = administer(Files.readString(EVENTS.resolve("admin/issue-credential.json")));
        administer("{\"commands\":[{\"command\":\"revoke_credential\",\"scheme\":\"muster\",\"credential\":\"%s\"}]}"
                .formatted(issued.at("/results/0/credential").asText()));
    }

    private JsonNode administer(String commands) {
        JsonNode response = invoke("AdminFunction", commands);
        assertThat(response.path("results").valueStream())
                .allMatch(result -> result.path("outcome").asText().equals("done"), response.toString());
        return response;
    }

    /** The messages of two jobs have reached the dead-letter queue. */
    private void deadLetters() {
        Job batch = lost.submitByIds();
        dead(BatchMessageCodec.encode(new BatchMessage(batch.tenant(), batch.id(), new BatchKey(0, 0))));
        lost.submitPlanned().forEach(message -> dead(BatchMessageCodec.encode(message)));
        Job slot = lost.submitByFilter();
        IntStream.range(0, Slot.COUNT)
                .mapToObj(number -> new SlotMessage(slot.tenant(), slot.id(), number))
                .forEach(message -> dead(SlotMessageCodec.encode(message)));
        dead("no message");
        ended(follow(batch.id(), "retry"));
        ended(slot.id());
    }

    private void dead(String body) {
        host.backends()
                .sqs()
                .sendMessage(send -> send.queueUrl(host.backends().queueUrl("DeadLetterQueue"))
                        .messageBody(body));
    }

    /** The messages of two jobs are lost, and the sweep sends them again. Two more planners have crashed. */
    private void sweep() throws IOException {
        String done =
                ended(submit("{\"select\":{\"ids\":[\"flow-8\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Bern\"}]}"));
        List<Job> waiting = List.of(lost.submitByIds(), lost.submitByFilter(), lost.submitFile(), lost.undo(done));
        lost.submitUnended();
        lost.submitUnstarted();
        String minute = Files.readString(EVENTS.resolve("sweep/minute.json"));
        invoke("SweepFunction", minute);
        waiting.forEach(lost::ageSweepMark);
        invoke("SweepFunction", minute);
        waiting.forEach(job -> ended(job.id()));
    }

    private JsonNode invoke(String function, String event) {
        return json(new String(
                host.function(function).invoke(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    private String submit(String job) {
        return post("/v1/jobs", job, "application/json", 202).path("id").asText();
    }

    /** Applies an action to the job and returns the id of the job that the response names. */
    String follow(String job, String action) {
        HttpResponse<String> response =
                client.send("POST", "/v1/jobs/" + ended(job, action) + "/" + action, headers("application/json"), "");
        assertThat(response.statusCode()).as(action + ": " + response.body()).isBetween(200, 202);
        return json(response.body()).path("id").asText();
    }

    /** Only a cancel and the release of a held job concern a job that has not ended. */
    private String ended(String job, String action) {
        return action.equals("cancel") || action.equals("release") ? job : ended(job);
    }

    String ended(String job) {
        await().atMost(TIMEOUT)
                .until(() -> !send("GET", "/v1/jobs/" + job, "", 200)
                        .path("finished_at")
                        .isNull());
        return job;
    }

    /** Sends a request with headers of its own. */
    JsonNode sendAs(Map<String, String> headers, String path, String body, int status) {
        return read(client.send("POST", path, headers, body), status);
    }

    JsonNode send(String method, String path, String body, int status) {
        return read(client.send(method, path, headers("application/json"), body), status);
    }

    /** Sends a part of a file that is new. */
    void put(String path, String rows) {
        read(client.send("PUT", path, headers("text/csv"), rows), 201);
    }

    JsonNode post(String path, String body, String type, int status) {
        return read(client.send("POST", path, headers(type), body), status);
    }

    private static Map<String, String> headers(String type) {
        return new HashMap<>(Map.of("Authorization", "Bearer local-muster-key", "Content-Type", type));
    }

    private static JsonNode read(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        String type = response.headers().firstValue("content-type").orElse("");
        return type.contains("application/json") || type.contains("api+json")
                ? json(response.body())
                : JSON.createObjectNode();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(text, failure);
        }
    }
}
