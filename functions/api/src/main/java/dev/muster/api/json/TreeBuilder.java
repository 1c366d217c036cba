package dev.muster.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.api.problem.Findings;
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
    private final Findings findings = new Findings();
    private int values;
    private boolean crowded;
    /** Each name once, however many objects have it. */
    private final Map<String, String> names = new HashMap<>();

    TreeBuilder(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    Findings findings() {
        return findings;
    }

    /**
     * The value that begins with the current token; nothing when there have been too many, which is still counted but
     * no longer kept. The parser lets nothing nest deeper than the limit.
     */
    Json value() throws IOException {
        count();
        return isFull() ? passedOver() : kept();
    }

    private Json passedOver() throws IOException {
        parser.skipChildren();
        return Json.JsonNull.NULL;
    }

    private Json kept() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.JsonNull.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private void count() {
        values++;
        if (values == limits.values() + 1) {
            findings.tooLarge("", "the document has more than " + limits.values() + " values");
        }
    }

    private boolean isFull() {
        return values > limits.values();
    }

    /** Whether enough is wrong for it to be pointless, and costly, to read the rest. */
    boolean hasGivenUp() {
        return crowded || findings.areFull();
    }

    private Json object() throws IOException {
        String at = here();
        Map<String, Json> members = new LinkedHashMap<>();
        while (!hasGivenUp() && parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            checkName(name);
            if (members.containsKey(name)) {
                findings.invalid(here(), "the name comes twice in this object");
            }
            parser.nextToken();
            Json value = value();
            if (!isFull()) {
                members.put(names.computeIfAbsent(name, one -> one), value);
            }
            if (members.size() > MEMBERS) {
                findings.tooLarge(at, "has more than %d members".formatted(MEMBERS));
                crowded = true;
            }
        }
        return new Json.JsonObject(members);
    }

    private Json array() throws IOException {
        String at = here();
        List<Json> elements = new ArrayList<>();
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
            findings.tooLarge(
                    at,
                    "has %s%d elements; the limit is %d"
                            .formatted(hasGivenUp() ? "at least " : "", seen, limits.elements()));
        }
        return new Json.JsonArray(elements);
    }

    private Json string() throws IOException {
        String text = parser.getText();
        Characters.refused(text).ifPresent(what -> findings.invalid(here(), "holds " + what));
        return Json.of(text);
    }

    private void checkName(String name) {
        Characters.refusedInName(name).ifPresent(what -> findings.invalid(here(), "the name holds " + what));
    }

    private Json number() throws IOException {
        try {
            return new Json.JsonNumber(new BigDecimal(parser.getText()));
        } catch (NumberFormatException exponent) {
            findings.invalid(here(), "is a number out of all range");
            return Json.JsonNull.NULL;
        }
    }

    private String here() {
        return parser.getParsingContext().pathAsPointer().toString();
    }
}
