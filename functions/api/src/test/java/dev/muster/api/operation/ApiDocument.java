package dev.muster.api.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.api.ApiStack;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The API document as the API serves it. */
record ApiDocument(JsonNode root) {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns the document that the build has packed into the resources of the pages. */
    static ApiDocument built() {
        return new ApiDocument(json(PackedPages.text("/openapi.json")));
    }

    static ApiDocument served() {
        return new ApiDocument(json(new ApiStack().get("/openapi.json").body()));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }

    /** Returns the operations with one of these tags, as {@code GET /v1/jobs}. */
    Set<String> operations(Collection<String> tags) {
        Set<String> operations = new TreeSet<>();
        root.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation ->
                                texts(operation.getValue().at("/tags")).anyMatch(tags::contains))
                        .forEach(operation ->
                                operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Returns the path templates. */
    Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        root.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** Returns the operation as {@code GET /v1/jobs}. */
    JsonNode operation(String name) {
        String[] parts = name.split(" ", 2);
        return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /** Returns the documented statuses of an operation. */
    Set<Integer> statuses(String operation) {
        Set<Integer> statuses = new TreeSet<>();
        operation(operation)
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    JsonNode response(String operation, int status) {
        return resolve(operation(operation).path("responses").path(Integer.toString(status)));
    }

    /** Follows references to components. */
    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = root.at(resolved.path("$ref").textValue().substring(1));
        }
        return resolved;
    }

    private static Stream<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::textValue);
    }
}
