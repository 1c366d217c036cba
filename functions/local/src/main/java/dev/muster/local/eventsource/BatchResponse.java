package dev.muster.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads the response to a batch by Lambda's rules. No content or an empty list means success. The whole batch has
 * failed if the response cannot be read or names a message outside of the batch.
 */
final class BatchResponse {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BatchResponse() {}

    /** Returns the ids of the failed messages. */
    static Set<String> failed(Set<String> batch, byte[] response) {
        try {
            JsonNode json = JSON.readTree(response);
            return json.isNull() || json.isMissingNode() ? Set.of() : failed(batch, json);
        } catch (IOException _) {
            return batch;
        }
    }

    private static Set<String> failed(Set<String> batch, JsonNode response) {
        JsonNode failures = response.path("batchItemFailures");
        if (!response.isObject() || !(failures.isArray() || failures.isNull() || failures.isMissingNode())) {
            return batch;
        }
        Set<String> failed = new LinkedHashSet<>();
        failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
        return batch.containsAll(failed) ? failed : batch;
    }
}
