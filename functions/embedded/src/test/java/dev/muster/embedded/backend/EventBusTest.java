package dev.muster.embedded.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT =
            "{\"Source\":\"us\",\"DetailType\":\"News\",\"Time\":1.5,\"Detail\":\"{\\\"n\\\":7}\"}";

    private final List<BusEvent> received = new CopyOnWriteArrayList<>();
    private final EventBus bus = EventBus.start();

    @BeforeEach
    void listen() {
        bus.listen(received::add);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private HttpResponse<String> put(String target, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(bus.endpoint())
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void passesValidEventsAndReportsOthers() throws Exception {
        String entries =
                "{\"Entries\":[{\"Source\":\"us\"}," + EVENT + "," + EVENT.replace("{\\\"n\\\":7}", "7") + "]}";
        JsonNode response = JSON.readTree(put("AWSEvents.PutEvents", entries).body());

        assertThat(received)
                .containsExactly(new BusEvent(
                        "default",
                        "us",
                        "News",
                        Instant.ofEpochSecond(1),
                        JSON.createObjectNode().put("n", 7)));
        assertThat(response.path("FailedEntryCount").asInt()).isEqualTo(2);
        assertThat(response.at("/Entries/0/ErrorCode").asText()).isEqualTo("InvalidArgument");
        assertThat(response.at("/Entries/1/EventId").asText()).hasSize(36);
        assertThat(response.at("/Entries/2/ErrorCode").asText()).isEqualTo("MalformedDetail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"Entries\":[]}", "<html>"})
    void rejectsCallWithoutEvents(String body) throws Exception {
        assertThat(put("AWSEvents.PutEvents", body).statusCode()).isEqualTo(400);
    }

    @Test
    void rejectsTooManyEventsAndOtherOperations() throws Exception {
        String eleven = "{\"Entries\":[" + String.join(",", Collections.nCopies(11, EVENT)) + "]}";
        HttpResponse<String> other = put("AWSEvents.PutRule", "{\"Entries\":[" + EVENT + "]}");

        assertThat(put("AWSEvents.PutEvents", eleven).body()).contains("ValidationException");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("UnknownOperationException");
        assertThat(received).isEmpty();
    }
}
