package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.api.ApiStack;
import dev.muster.api.TestGatewayEvent;
import dev.muster.api.TestResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Sends random files to the API, and reads people and results from it. */
record FileSender(ApiStack stack, Random random) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** Calls of a credential are limited in any five seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(6);

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(text, failed);
        }
    }

    /** Sends the file as one request or in parts, and runs its job to the end. Returns the address of the job. */
    String run(SentFile file) {
        String job = file.isInParts() ? sendParts(file) : sendWhole(file);
        stack.runWorkers();
        assertThat(get(job).get("state").textValue()).isEqualTo("completed");
        return job;
    }

    private String sendWhole(SentFile file) {
        SentPart part = file.parts().getFirst();
        Map<String, String> renamed = renamed(file);
        String query = "?match=%s&mode=%s&blank=%s%s"
                .formatted(
                        file.match().code(),
                        file.mode().code(),
                        blank(file),
                        renamed.isEmpty()
                                ? ""
                                : "&columns="
                                        + URLEncoder.encode(columns(renamed).toString(), StandardCharsets.UTF_8));
        TestResponse accepted = send("POST", "/v1/jobs" + query, type(part), text(file, part, renamed));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.header("Location");
    }

    private String sendParts(SentFile file) {
        Map<String, String> renamed = renamed(file);
        ObjectNode rows = MAPPER.createObjectNode()
                .put("match", file.match().code())
                .put("mode", file.mode().code())
                .put("blank", blank(file))
                .set("columns", columns(renamed));
        String body = MAPPER.createObjectNode().set("rows", rows).toString();
        TestResponse opened = send("POST", "/v1/jobs", "application/json", body);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        String job = opened.header("Location");
        List<String> texts =
                file.parts().stream().map(part -> text(file, part, renamed)).toList();
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, texts.size())
                .forEach(part -> order.addAll(Collections.nCopies(1 + random.nextInt(2), part)));
        Collections.shuffle(order, random);
        for (int part : order) {
            TestResponse put =
                    send("PUT", job + "/parts/" + (part + 1), type(file.parts().get(part)), texts.get(part));
            assertThat(put.status()).as(put.body()).isIn(200, 201);
        }
        int all = file.parts().stream().mapToInt(part -> part.rows().size()).sum();
        TestResponse closed = send(
                "POST", job + "/close", "application/json", "{\"parts\":%d,\"rows\":%d}".formatted(texts.size(), all));
        assertThat(closed.status()).as(closed.body()).isEqualTo(202);
        return job;
    }

    private static String blank(SentFile file) {
        return file.blankClears() ? "clear" : "keep";
    }

    /** Returns the headings of the file by those of its columns: the key may have another one in CSV. */
    private Map<String, String> renamed(SentFile file) {
        Map<String, String> renamed = new HashMap<>();
        boolean isCsv = file.parts().stream().allMatch(SentPart::isCsv);
        if (isCsv && random.nextInt(3) == 0) {
            renamed.put(file.match().code(), "Who it is");
            if (!file.isInParts()) {
                String heading = file.parts().getFirst().columns().getFirst().heading();
                renamed.put(heading, "Our, \"own\" " + heading);
            }
        }
        return renamed;
    }

    private static ObjectNode columns(Map<String, String> renamed) {
        ObjectNode columns = MAPPER.createObjectNode();
        renamed.forEach((heading, sent) -> columns.put(sent, heading));
        return columns;
    }

    private String text(SentFile file, SentPart part, Map<String, String> renamed) {
        return part.isCsv()
                ? new CsvText(random, file, part, renamed).text()
                : new NdjsonText(random, file, part).text();
    }

    private static String type(SentPart part) {
        return part.isCsv() ? "application/csv" : "application/x-ndjson";
    }

    /** Sends a body, sometimes compressed. */
    TestResponse send(String method, String address, String type, String body) {
        stack.time.pass(PAUSE);
        Map<String, String> headers =
                new HashMap<>(Map.of("Authorization", "Bearer " + ApiStack.KEY, "Content-Type", type));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            headers.put("Content-Encoding", "gzip");
            bytes = gzip(bytes);
        }
        return stack.send(TestGatewayEvent.bytes(method, address, headers, bytes));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return compressed.toByteArray();
    }

    /** Sends a request without a body. */
    TestResponse call(String method, String address) {
        stack.time.pass(PAUSE);
        return stack.send(method, address, null);
    }

    JsonNode get(String address) {
        TestResponse response = call("GET", address);
        assertThat(response.status()).as(address + " " + response.body()).isEqualTo(200);
        return json(response.body());
    }

    /** Undoes a job, or an undo, and returns the address of the new job. */
    String undo(String job) {
        TestResponse accepted = call("POST", job + "/undo");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        stack.runWorkers();
        return accepted.header("Location");
    }

    /** Returns the documents of all people, page by page. */
    List<JsonNode> people(String query) {
        List<JsonNode> people = new ArrayList<>();
        String address = "/v1/people?limit=" + (5 + random.nextInt(996)) + query;
        while (!address.isEmpty()) {
            TestResponse page = call("GET", address);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            json(page.body()).get("people").forEach(people::add);
            address = page.next();
        }
        return people;
    }

    /** Returns the results of a job: a document for each row. */
    List<JsonNode> results(String job) {
        List<JsonNode> results = new ArrayList<>();
        String address = job + "/results?limit=10000";
        while (!address.isEmpty()) {
            TestResponse page = call("GET", address);
            page.lines().forEach(line -> results.add(json(line)));
            address = page.next();
        }
        return results;
    }
}
