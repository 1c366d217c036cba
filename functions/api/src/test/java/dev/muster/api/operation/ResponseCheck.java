package dev.muster.api.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.api.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Checks responses against the API document: status, headers, media type and body. */
final class ResponseCheck {
    private static final Set<String> ALWAYS_ALLOWED = Set.of("Content-Type", "Content-Length");

    private final ApiDocument document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    ResponseCheck(ApiDocument document) {
        this.document = document;
    }

    /** Returns the errors of the response: its status, headers and body that the document does not allow. */
    List<String> findErrors(String operation, TestResponse response) {
        JsonNode documented = document.response(operation, response.status());
        if (documented.isMissingNode()) {
            return List.of("the status " + response.status() + " is not documented");
        }
        List<String> errors = new ArrayList<>();
        documented
                .path("headers")
                .properties()
                .forEach(header ->
                        errors.addAll(header(header.getKey(), document.resolve(header.getValue()), response)));
        errors.addAll(undocumentedHeaders(documented, response));
        errors.addAll(body(documented.path("content"), response));
        return errors;
    }

    private static List<String> undocumentedHeaders(JsonNode documented, TestResponse response) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(ALWAYS_ALLOWED);
        documented.path("headers").fieldNames().forEachRemaining(names::add);
        return response.headers().keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> "the header " + name + " is not documented")
                .toList();
    }

    private List<String> header(String name, JsonNode header, TestResponse response) {
        String value = headerValue(response, name);
        if (value == null) {
            return header.path("required").asBoolean() ? List.of("the header " + name + " is missing") : List.of();
        }
        JsonNode schema = document.resolve(header.path("schema"));
        boolean isInteger = schema.path("type").asText().equals("integer");
        return validate(isInteger ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value), schema)
                .map(error -> "header " + name + ": " + error)
                .toList();
    }

    private static String headerValue(TestResponse response, String name) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers());
        return headers.get(name);
    }

    private List<String> body(JsonNode content, TestResponse response) {
        if (response.body().isEmpty()) {
            // A page of results may have no line.
            return content.isEmpty() || content.has("application/x-ndjson")
                    ? List.of()
                    : List.of("a body is documented, and there is none");
        }
        String type = response.header("Content-Type").split(";", 2)[0];
        if (!content.has(type)) {
            return List.of("a body of the type " + type + " is not documented");
        }
        // Of a compressed page the test has bytes.
        return headerValue(response, "Content-Encoding") == null
                ? documents(type, content.path(type).path("schema"), response.body())
                : List.of();
    }

    private List<String> documents(String type, JsonNode schema, String body) {
        if (schema.has("contentSchema")) {
            return body.lines()
                    .flatMap(line -> validate(ApiDocument.json(line), schema.path("contentSchema")))
                    .toList();
        }
        JsonNode document = type.endsWith("json")
                ? ApiDocument.json(body)
                : type.endsWith("xml") && !type.startsWith("image/")
                        ? new XmlForm(this.document).json(body, schema)
                        : TextNode.valueOf(body);
        return validate(document, schema).map(error -> "body" + error).toList();
    }

    /** Returns the errors of a response to a path or method without an operation. */
    List<String> findProblemErrors(TestResponse response) {
        return response.body().isEmpty()
                ? List.of()
                : body(document.root().at("/components/responses/NotFound/content"), response);
    }

    /** Returns the errors of a value against a schema of the document. */
    Stream<String> validate(JsonNode value, JsonNode schema) {
        return schemas
                .computeIfAbsent(schema, this::compile)
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString);
    }

    /** Compiles a schema with all components, so that its references lead somewhere. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = ApiDocument.MAPPER.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", document.root().path("components").deepCopy());
        close(whole);
        return registry.getSchema(whole);
    }

    /** Closes every object, so that a member that the document does not name is an error here. */
    private static void close(JsonNode node) {
        node.forEach(ResponseCheck::close);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
