package dev.muster.embedded.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A call that puts events, one to ten, each of which is taken or not for itself. */
record PutEventsRequest(List<JsonNode> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 10;

    static PutEventsRequest parse(String body) {
        return new PutEventsRequest(
                StreamSupport.stream(read(body).path("Entries").spliterator(), false)
                        .toList());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    static ObjectNode refusal(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("message", message);
    }

    boolean isOfASizeThatIsTaken() {
        return !entries.isEmpty() && entries.size() <= MOST;
    }

    /** The events that are taken. */
    List<BusEvent> events() {
        return entries.stream()
                .filter(entry -> trouble(entry).isEmpty())
                .map(PutEventsRequest::event)
                .toList();
    }

    /** What the service says of each. */
    ObjectNode answer() {
        ArrayNode said = JSON.createArrayNode();
        entries.forEach(entry -> trouble(entry)
                .ifPresentOrElse(
                        code -> said.addObject().put("ErrorCode", code).put("ErrorMessage", "the event is not valid"),
                        () -> said.addObject().put("EventId", UUID.randomUUID().toString())));
        ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", entries.size() - events().size());
        answer.set("Entries", said);
        return answer;
    }

    private static Optional<String> trouble(JsonNode entry) {
        if (!Stream.of("Source", "DetailType", "Detail")
                .allMatch(name -> entry.path(name).isTextual())) {
            return Optional.of("InvalidArgument");
        }
        return read(entry.path("Detail").asText()).isObject() ? Optional.empty() : Optional.of("MalformedDetail");
    }

    private static BusEvent event(JsonNode entry) {
        BigDecimal seconds = entry.path("Time").decimalValue();
        return new BusEvent(
                entry.path("EventBusName").asText("default"),
                entry.path("Source").asText(),
                entry.path("DetailType").asText(),
                // The service keeps whole seconds.
                entry.has("Time") ? Instant.ofEpochSecond(seconds.longValue()) : Instant.now(),
                read(entry.path("Detail").asText()));
    }
}
