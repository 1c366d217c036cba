package dev.muster.pages.reference;

import dev.muster.pages.openapi.JsonText;
import dev.muster.pages.openapi.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema within a line: its type, with a link to the section of a named one, and its limits. */
final class SchemaText {
    /** The beginning of references to named schemas. */
    static final String REFERENCE = "#/components/schemas/";

    private SchemaText() {}

    /** Returns the anchor of the section of a named schema. */
    static String anchor(String name) {
        return "schema-" + name;
    }

    static String of(Node schema) {
        String reference = schema.at("$ref").text();
        if (reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            return Markup.link(anchor(name), Markup.escape(name));
        }
        String limits = String.join(", ", limits(schema));
        return type(schema) + (limits.isEmpty() ? "" : " <span class=\"limits\">" + limits + "</span>");
    }

    private static String type(Node schema) {
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.at(choice).isPresent()) {
                return joined(
                        schema.at(choice).elements().stream().map(SchemaText::of),
                        choice.equals("allOf") ? " and " : " or ");
            }
        }
        if (schema.at("enum").isPresent()) {
            return joined(values(schema.at("enum")), " or ");
        }
        if (schema.at("const").isPresent()) {
            return value(schema.at("const"));
        }
        return plain(schema);
    }

    private static String plain(Node schema) {
        if (schema.at("type").text().equals("array")) {
            return "array of " + of(schema.at("items"));
        }
        if (schema.at("additionalProperties") instanceof Node.Members values
                && !schema.at("properties").isPresent()) {
            return "object of " + of(values);
        }
        Node type = schema.at("type");
        return type.elements().isEmpty()
                ? Markup.escape(type.isPresent() ? type.text() : "any value")
                : joined(type.elements().stream().map(Node::text).map(Markup::escape), " or ");
    }

    private static Stream<String> values(Node list) {
        return list.elements().stream().map(SchemaText::value);
    }

    private static String value(Node value) {
        return Markup.code(value instanceof Node.Text(String text) && !text.isEmpty() ? text : JsonText.of(value));
    }

    private static String joined(Stream<String> parts, String separator) {
        return parts.collect(Collectors.joining(separator));
    }

    private static List<String> limits(Node schema) {
        List<String> limits = new ArrayList<>();
        add(limits, "format ", schema.at("format"));
        addRange(limits, schema.at("minimum"), schema.at("maximum"), "");
        addRange(limits, schema.at("minLength"), schema.at("maxLength"), " characters");
        addRange(limits, schema.at("minItems"), schema.at("maxItems"), " elements");
        add(limits, "pattern ", schema.at("pattern"));
        add(limits, "default ", schema.at("default"));
        return limits;
    }

    private static void add(List<String> limits, String label, Node value) {
        if (value.isPresent()) {
            limits.add(label + Markup.code(value.text()));
        }
    }

    private static void addRange(List<String> limits, Node least, Node most, String unit) {
        if (least.isPresent() && most.isPresent()) {
            limits.add(number(least) + " to " + number(most) + unit);
        } else if (least.text().equals("1") && !unit.isEmpty()) {
            limits.add("not empty");
        } else if (least.isPresent()) {
            limits.add("at least " + number(least) + unit);
        } else if (most.isPresent()) {
            limits.add("at most " + number(most) + unit);
        }
    }

    private static String number(Node number) {
        return number instanceof Node.Numeric(Number value) && (value instanceof Integer || value instanceof Long)
                ? "%,d".formatted(value.longValue())
                : number.text();
    }
}
