package dev.muster.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchResponseTest {
    private static final Set<String> BATCH = Set.of("a", "b");

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\": null}", "{\"batchItemFailures\": []}"})
    void emptyResponseMeansSuccess(String response) {
        assertThat(failed(response)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}, {\"itemIdentifier\": \"a\"}]}"
            })
    void namedMessageHasFailed(String response) {
        assertThat(failed(response)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"c\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}, {\"itemIdentifier\": \"c\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
                "{\"batchItemFailures\": [{\"id\": \"a\"}]}",
                "{\"batchItemFailures\": \"a\"}",
                "\"done\"",
                "no JSON"
            })
    void invalidResponseMeansThatAllFailed(String response) {
        assertThat(failed(response)).isEqualTo(BATCH);
    }

    private static Set<String> failed(String response) {
        return BatchResponse.failed(BATCH, response.getBytes(StandardCharsets.UTF_8));
    }
}
