package dev.muster.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.api.problem.ProblemCollector;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree of one document from a parser that stands on its first token. */
final class TreeBuilder {
    /** Most members of one object: far more than anything we read has, and little beside the text. */
    private static final int MEMBERS = 1_000;

    private final JsonParser parser;
    private final JsonLimits limits;
    private final ProblemCollector problems = new ProblemCollector();
    private int values;
    private boolean crowded;
    /** Each name once, however many objects have it. */
    private final Map<String, String> names = new HashMap<>();

    TreeBuilder(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    ProblemCollector findings() {
        return problems;
    }

    /**
     * The value that begins with the current token; nothing when there have been too many, which is still counted but
     * no longer kept. The parser lets nothing nest deeper than the limit.
     */
    JsonValue value() throws IOException {
        count();
        return isFull() ? passedOver() : kept();
    }

    private JsonValue passedOver() throws IOException {
        parser.skipChildren();
        return JsonValue.JsonNull.NULL;
    }

    private JsonValue kept() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> JsonValue.of(true);
            case VALUE_FALSE -> JsonValue.of(false);
            case VALUE_NULL -> JsonValue.JsonNull.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private void count() {
        values++;
        if (values == limits.values() + 1) {
            problems.tooLarge("", "the document has more than " + limits.values() + " values");
        }
    }

    private boolean isFull() {
        return values > limits.values();
    }

    /** Whether enough is wrong for it to be pointless, and costly, to read the rest. */
    boolean hasGivenUp() {
        return crowded || problems.isFull();
    }

    private JsonValue object() throws IOException {
        String at = here();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (!hasGivenUp() && parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            checkName(name);
            if (members.containsKey(name)) {
                problems.invalid(here(), "the name comes twice in this object");
            }
            parser.nextToken();
            JsonValue value = value();
            if (!isFull()) {
                members.put(names.computeIfAbsent(name, one -> one), value);
            }
            if (members.size() > MEMBERS) {
                problems.tooLarge(at, "has more than %d members".formatted(MEMBERS));
                crowded = true;
            }
        }
        return new JsonValue.JsonObject(members);
    }

    private JsonValue array() throws IOException {
        String at = here();
        List<JsonValue> elements = new ArrayList<>();
        int seen = 0;
        while (!hasGivenUp() && parser.nextToken() != JsonToken.END_ARRAY) {
            seen++;
            if (seen > limits.elements()) {
                passedOver();
            } else {
                elements.add(value());
            }
        }
        if (seen > limits.elements()) {
            problems.tooLarge(
                    at,
                    "has %s%d elements; the limit is %d"
                            .formatted(hasGivenUp() ? "at least " : "", seen, limits.elements()));
        }
        return new JsonValue.JsonArray(elements);
    }

    private JsonValue string() throws IOException {
        String text = parser.getText();
        TextCharacters.refused(text).ifPresent(what -> problems.invalid(here(), "holds " + what));
        return JsonValue.of(text);
    }

    private void checkName(String name) {
        TextCharacters.refusedInName(name).ifPresent(what -> problems.invalid(here(), "the name holds " + what));
    }

    private JsonValue number() throws IOException {
        try {
            return new JsonValue.JsonNumber(new BigDecimal(parser.getText()));
        } catch (NumberFormatException _) {
            problems.invalid(here(), "is a number out of all range");
            return JsonValue.JsonNull.NULL;
        }
    }

    private String here() {
        return parser.getParsingContext().pathAsPointer().toString();
    }
}
