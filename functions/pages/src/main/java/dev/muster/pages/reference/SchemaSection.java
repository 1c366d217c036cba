package dev.muster.pages.reference;

import dev.muster.pages.openapi.JsonText;
import dev.muster.pages.openapi.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The section of a named schema: its members with their types. */
final class SchemaSection {
    private SchemaSection() {}

    static String of(String name, Node schema) {
        String anchor = SchemaText.anchor(name);
        String type = schema.at("properties").isPresent() ? "" : "<p>" + SchemaText.of(schema) + "</p>\n";
        return "<article id=\"%s\" class=\"schema\">\n<h3>%s</h3>\n"
                        .formatted(anchor, Markup.link(anchor, Markup.escape(name)))
                + Markdown.blocks(schema.at("description").text())
                + type
                + members(schema)
                + example(schema)
                + "</article>\n";
    }

    private static String example(Node schema) {
        Node example = schema.at("example");
        return example.isPresent() ? Markup.example("Example", JsonText.indented(example)) : "";
    }

    /** Returns the list of the members of an object; blank for any other schema. */
    static String members(Node schema) {
        List<Node> required = schema.at("required").elements();
        return Markup.list(schema.at("properties").members().entrySet().stream()
                .map(member -> member(member, required.contains(new Node.Text(member.getKey()))))
                .collect(Collectors.joining()));
    }

    private static String member(Map.Entry<String, Node> member, boolean isRequired) {
        Node schema = member.getValue();
        String nested = schema.at("properties").isPresent() ? members(schema) : "";
        return Markup.entry(
                Markup.code(member.getKey()) + " <span class=\"type\">" + SchemaText.of(schema) + "</span>"
                        + (isRequired ? " <span class=\"required\">always</span>" : ""),
                Markdown.line(schema.at("description").text()) + nested);
    }
}
