package dev.muster.api.operation;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.api.http.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Checks requests that succeeded against the API document: their query, media type and body. */
record RequestCheck(ApiDocument document, ResponseCheck values) {
    /** Larger bodies are those of tests about sizes. */
    private static final int MAX_BODY = 64 * 1024;

    /** Returns the errors of the request: its parameters, media type and body that the document does not allow. */
    List<String> findErrors(String operation, APIGatewayV2HTTPEvent event, String body) {
        List<String> errors = new ArrayList<>();
        String query = event.getRawQueryString() == null ? "" : event.getRawQueryString();
        QueryString.parse(query).parameters().forEach((name, sent) -> errors.addAll(parameter(operation, name, sent)));
        if (body != null && !body.isEmpty() && body.length() < MAX_BODY) {
            errors.addAll(body(operation, event, text(event, body)));
        }
        return errors;
    }

    private static String text(APIGatewayV2HTTPEvent event, String body) {
        String text = event.getIsBase64Encoded()
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private List<String> parameter(String operation, String name, List<String> sent) {
        return parameters(operation)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .map(parameter -> value(parameter, sent.getFirst()))
                .orElseGet(() -> isPage(operation) || isCredential(name)
                        ? List.of()
                        : List.of("the query parameter " + name + " is not documented"));
    }

    /** A credential of a dialect that reads its own jobs may stand in the query. */
    private boolean isCredential(String name) {
        return document.root()
                .at("/components/securitySchemes")
                .valueStream()
                .anyMatch(scheme -> scheme.path("in").asText().equals("query")
                        && scheme.path("name").asText().equals(name));
    }

    /** Pages and the health have no parameters and ignore those that are sent. */
    private static boolean isPage(String operation) {
        return !operation.contains(" /v1/");
    }

    private Stream<JsonNode> parameters(String operation) {
        return StreamSupport.stream(
                        document.operation(operation).path("parameters").spliterator(), false)
                .map(document::resolve);
    }

    private List<String> value(JsonNode parameter, String sent) {
        JsonNode schema = document.resolve(parameter.path("schema"));
        JsonNode content = parameter.at("/content/application~1json/schema");
        return content.isMissingNode()
                ? errors(parameter, typed(schema, sent), schema)
                : errors(parameter, ApiDocument.json(sent), content);
    }

    private List<String> errors(JsonNode parameter, JsonNode value, JsonNode schema) {
        return values.validate(value, schema)
                .map(error -> "query parameter " + parameter.path("name").asText() + ": " + error)
                .toList();
    }

    private static JsonNode typed(JsonNode schema, String sent) {
        return switch (schema.path("type").asText()) {
            case "integer" -> LongNode.valueOf(Long.parseLong(sent));
            case "boolean" -> BooleanNode.valueOf(Boolean.parseBoolean(sent));
            case "array" -> list(sent);
            default -> TextNode.valueOf(sent);
        };
    }

    private static ArrayNode list(String sent) {
        ArrayNode list = ApiDocument.MAPPER.createArrayNode();
        Stream.of(sent.split(",", -1)).map(String::strip).forEach(list::add);
        return list;
    }

    private List<String> body(String operation, APIGatewayV2HTTPEvent event, String body) {
        Map<String, String> headers = new HashMap<>();
        event.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        String type = headers.getOrDefault("content-type", "application/json")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        JsonNode media = document.resolve(document.operation(operation).path("requestBody"))
                .path("content")
                .path(type);
        if (isPage(operation)) {
            return List.of();
        }
        if (media.isMissingNode()) {
            return List.of("the media type " + type + " of the request is not documented");
        }
        boolean isJson = type.equals("application/json") && !headers.containsKey("content-encoding");
        return isJson
                ? values.validate(ApiDocument.json(body), media.path("schema"))
                        .map(error -> "request " + error)
                        .toList()
                : List.of();
    }
}
