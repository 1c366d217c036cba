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

/** A PutEvents call of one to ten entries, each of which is accepted or rejected on its own. */
record PutEventsRequest(List<JsonNode> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ENTRIES = 10;

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

    static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("message", message);
    }

    boolean hasValidSize() {
        return !entries.isEmpty() && entries.size() <= MAX_ENTRIES;
    }

    /** Returns the accepted events. */
    List<BusEvent> events() {
        return entries.stream()
                .filter(entry -> errorCode(entry).isEmpty())
                .map(PutEventsRequest::event)
                .toList();
    }

    /** Returns the result of each entry in the form of the service. */
    ObjectNode response() {
        ArrayNode results = JSON.createArrayNode();
        entries.forEach(entry -> errorCode(entry)
                .ifPresentOrElse(
                        code -> results.addObject()
                                .put("ErrorCode", code)
                                .put("ErrorMessage", "the event is not valid"),
                        () -> results.addObject()
                                .put("EventId", UUID.randomUUID().toString())));
        ObjectNode response = JSON.createObjectNode().put("FailedEntryCount", entries.size() - events().size());
        response.set("Entries", results);
        return response;
    }

    private static Optional<String> errorCode(JsonNode entry) {
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
                // The service truncates to whole seconds.
                entry.has("Time") ? Instant.ofEpochSecond(seconds.longValue()) : Instant.now(),
                read(entry.path("Detail").asText()));
    }
}
