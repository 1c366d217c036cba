package dev.muster.pages.openapi;

import java.util.Map;
import java.util.stream.Collectors;

/** The JSON text of a value. */
public final class JsonText {
    private static final String STEP = "  ";

    private JsonText() {}

    /** Returns the value on one line. */
    public static String of(Node node) {
        return switch (node) {
            case Node.Members(var values) ->
                values.entrySet().stream().map(JsonText::member).collect(Collectors.joining(",", "{", "}"));
            case Node.Elements(var values) ->
                values.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
            case Node.Text(String value) -> quoted(value);
            case Node.Numeric(Number value) -> value.toString();
            case Node.Flag(boolean value) -> Boolean.toString(value);
            case Node.Nothing _ -> "null";
        };
    }

    private static String member(Map.Entry<String, Node> member) {
        return quoted(member.getKey()) + ":" + of(member.getValue());
    }

    /** Returns the value for people: an object or array that is long takes a line for each of its values. */
    public static String indented(Node node) {
        return indented(node, "");
    }

    private static String indented(Node node, String indent) {
        String line = spaced(node);
        if (line.length() + indent.length() <= 100) {
            return line;
        }
        String inner = indent + STEP;
        return switch (node) {
            case Node.Members(var values) ->
                values.entrySet().stream()
                        .map(member -> inner + quoted(member.getKey()) + ": " + indented(member.getValue(), inner))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case Node.Elements(var values) ->
                values.stream()
                        .map(value -> inner + indented(value, inner))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
            case Node.Text _ -> line;
            case Node.Numeric _ -> line;
            case Node.Flag _ -> line;
            case Node.Nothing _ -> line;
        };
    }

    private static String spaced(Node node) {
        return switch (node) {
            case Node.Members(var values)
            when !values.isEmpty() ->
                values.entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ": " + spaced(member.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case Node.Elements(var values)
            when !values.isEmpty() -> values.stream().map(JsonText::spaced).collect(Collectors.joining(", ", "[", "]"));
            case Node.Members members -> of(members);
            case Node.Elements elements -> of(elements);
            case Node.Text text -> of(text);
            case Node.Numeric number -> of(number);
            case Node.Flag flag -> of(flag);
            case Node.Nothing nothing -> of(nothing);
        };
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(JsonText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> character < 0x20 ? "\\u%04x".formatted(character) : Character.toString(character);
        };
    }
}
