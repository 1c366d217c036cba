package dev.muster.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The builder of one document's tree, from a parser at its first token. */
final class TreeBuilder {
    /** Largest number of members of one object, far above the objects of any request. */
    private static final int MAX_MEMBERS = 1_000;

    /** Longest number that is converted, in characters. A storable one in full has at most 38 digits and 130 zeros. */
    private static final int MAX_NUMBER_LENGTH = 256;

    private final JsonParser parser;
    private final JsonLimits limits;
    private final ProblemCollector problems = new ProblemCollector();
    private int values;
    private boolean tooManyMembers;
    /** One string for each distinct name, shared by all objects. */
    private final Map<String, String> names = new HashMap<>();

    TreeBuilder(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    ProblemCollector problems() {
        return problems;
    }

    /**
     * Returns the value that begins with the current token. Past the limit on values it still counts a value but
     * returns null for it. The parser enforces the limit on nesting.
     */
    JsonValue value() throws IOException {
        count();
        return isFull() ? skip() : read();
    }

    private JsonValue skip() throws IOException {
        parser.skipChildren();
        return JsonValue.JsonNull.NULL;
    }

    private JsonValue read() throws IOException {
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

    /** Returns whether there are so many problems that reading on would only cost time. */
    boolean hasStopped() {
        return tooManyMembers || problems.isFull();
    }

    private JsonValue object() throws IOException {
        String at = pointer();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (!hasStopped() && parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            checkName(name);
            if (members.containsKey(name)) {
                problems.invalid(pointer(), "the name comes twice in this object");
            }
            parser.nextToken();
            JsonValue value = value();
            if (!isFull()) {
                members.put(names.computeIfAbsent(name, unique -> unique), value);
            }
            if (members.size() > MAX_MEMBERS) {
                problems.tooLarge(at, "has more than %d members".formatted(MAX_MEMBERS));
                tooManyMembers = true;
            }
        }
        return new JsonValue.JsonObject(members);
    }

    private JsonValue array() throws IOException {
        String at = pointer();
        List<JsonValue> elements = new ArrayList<>();
        int count = 0;
        while (!hasStopped() && parser.nextToken() != JsonToken.END_ARRAY) {
            count++;
            if (count > limits.elements()) {
                skip();
            } else {
                elements.add(value());
            }
        }
        if (count > limits.elements()) {
            problems.tooLarge(
                    at,
                    "has %s%d elements; the limit is %d"
                            .formatted(hasStopped() ? "at least " : "", count, limits.elements()));
        }
        return new JsonValue.JsonArray(elements);
    }

    private JsonValue string() throws IOException {
        String text = parser.getText();
        TextCharacters.findInvalid(text).ifPresent(character -> problems.invalid(pointer(), "holds " + character));
        return JsonValue.of(text);
    }

    private void checkName(String name) {
        TextCharacters.findInvalidInName(name)
                .ifPresent(character -> problems.invalid(pointer(), "the name holds " + character));
    }

    private JsonValue number() throws IOException {
        String text = parser.getText();
        if (text.length() > MAX_NUMBER_LENGTH) {
            return tooManyDigits("%d characters".formatted(text.length()));
        }
        try {
            BigDecimal number = new BigDecimal(text);
            int digits = number.stripTrailingZeros().precision();
            return digits > JsonLimits.NUMBER_DIGITS
                    ? tooManyDigits("%d significant digits".formatted(digits))
                    : new JsonValue.JsonNumber(number);
        } catch (NumberFormatException _) {
            problems.invalid(pointer(), "is a number outside the range that can be represented");
            return JsonValue.JsonNull.NULL;
        }
    }

    private JsonValue tooManyDigits(String length) {
        problems.invalid(
                pointer(),
                "is a number of %s; the limit is %d significant digits".formatted(length, JsonLimits.NUMBER_DIGITS));
        return JsonValue.JsonNull.NULL;
    }

    private String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }
}
