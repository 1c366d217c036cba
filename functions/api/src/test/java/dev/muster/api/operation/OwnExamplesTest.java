package dev.muster.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of Muster's own API fit their schemas. */
class OwnExamplesTest {
    private static final ApiDocument DOCUMENT = DocumentedExchange.DOCUMENT;
    private static final ResponseCheck CHECK = new ResponseCheck(DOCUMENT);
    private static final List<String> TAGS = List.of("Jobs", "Files", "People", "Caller", "Service");
    private static final Pattern VENDOR = Pattern.compile("(MissionHub|Huddle|LeadSquared|Usercom|Dialect).*");

    private final List<String> errors = new ArrayList<>();
    private int examples;

    private void check(String place, JsonNode value, JsonNode schema) {
        examples++;
        CHECK.validate(value, schema).forEach(error -> errors.add(place + ": " + error));
    }

    /** Returns the examples of a media type, parameter or header by their names. */
    private static Map<String, JsonNode> examples(JsonNode holder) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        holder.path("examples")
                .properties()
                .forEach(example ->
                        examples.put(example.getKey(), example.getValue().path("value")));
        if (holder.has("example")) {
            examples.put("example", holder.path("example"));
        }
        return examples;
    }

    private void checkContent(String place, JsonNode content) {
        content.properties()
                .forEach(media -> examples(media.getValue()).forEach((name, value) -> {
                    JsonNode schema = media.getValue().path("schema");
                    if (schema.has("contentSchema")) {
                        value.asText()
                                .lines()
                                .forEach(line ->
                                        check(place + name, ApiDocument.json(line), schema.path("contentSchema")));
                    } else {
                        check(place + name, value, schema);
                    }
                }));
    }

    @Test
    void examplesOfOperationsFitTheirSchemas() {
        for (String operation : DOCUMENT.operations(TAGS)) {
            JsonNode documented = DOCUMENT.operation(operation);
            checkContent(
                    operation + " ",
                    DOCUMENT.resolve(documented.path("requestBody")).path("content"));
            DOCUMENT.statuses(operation)
                    .forEach(status -> checkContent(
                            operation + " " + status + " ",
                            DOCUMENT.response(operation, status).path("content")));
            documented.path("parameters").forEach(parameter -> {
                JsonNode resolved = DOCUMENT.resolve(parameter);
                examples(resolved).forEach((name, value) -> check(operation + " ", value, resolved.path("schema")));
            });
        }
        assertThat(errors).isEmpty();
        assertThat(examples).isGreaterThan(20);
    }

    @Test
    void examplesOfSchemasAndHeadersFit() {
        own("schemas").forEach(schema -> {
            if (schema.getValue().has("example")) {
                check(schema.getKey(), schema.getValue().path("example"), schema.getValue());
            }
            schema.getValue().path("examples").forEach(value -> check(schema.getKey(), value, schema.getValue()));
        });
        own("headers")
                .forEach(header -> examples(header.getValue())
                        .forEach((name, value) ->
                                check(header.getKey(), value, header.getValue().path("schema"))));
        assertThat(errors).isEmpty();
        assertThat(examples).isGreaterThan(10);
    }

    private static Stream<Map.Entry<String, JsonNode>> own(String kind) {
        return DOCUMENT.root().path("components").path(kind).properties().stream()
                .filter(entry -> !VENDOR.matcher(entry.getKey()).matches());
    }
}
