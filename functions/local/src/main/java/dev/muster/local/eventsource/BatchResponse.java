package dev.muster.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A function's answer to a batch, by Lambda's rules: nothing and an empty list mean that all went well; an answer that
 * cannot be read, or names a message that was not in the batch, means that all of it failed.
 */
final class BatchResponse {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BatchResponse() {}

    /** The ids, of those in the batch, of the messages that failed. */
    static Set<String> failed(Set<String> batch, byte[] answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            return json.isNull() || json.isMissingNode() ? Set.of() : failed(batch, json);
        } catch (IOException _) {
            return batch;
        }
    }

    private static Set<String> failed(Set<String> batch, JsonNode answer) {
        JsonNode failures = answer.path("batchItemFailures");
        if (!answer.isObject() || !(failures.isArray() || failures.isNull() || failures.isMissingNode())) {
            return batch;
        }
        Set<String> failed = new LinkedHashSet<>();
        failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
        return batch.containsAll(failed) ? failed : batch;
    }
}
