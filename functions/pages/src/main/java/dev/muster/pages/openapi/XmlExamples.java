package dev.muster.pages.openapi;

import java.util.Set;

/**
 * The examples of XML, which are text. Linters hold examples against the schema of the elements and would reject text, so
 * these stand under a name of their own.
 */
public final class XmlExamples {
    public static final String NAME = "x-xml-examples";

    private static final String EXAMPLES = "examples";

    private XmlExamples() {}

    /** Returns the value with the examples of every XML media type renamed. */
    static Node renamed(Node node) {
        return switch (node) {
            case Node.Members members ->
                DocumentBuilder.mapped(
                        members,
                        (name, value) ->
                                name.endsWith("xml") && value.at(EXAMPLES).isPresent()
                                        ? value.without(Set.of(EXAMPLES)).with(NAME, value.at(EXAMPLES))
                                        : renamed(value));
            case Node.Elements(var values) ->
                new Node.Elements(values.stream().map(XmlExamples::renamed).toList());
            case Node.Text text -> text;
            case Node.Numeric number -> number;
            case Node.Flag flag -> flag;
            case Node.Nothing nothing -> nothing;
        };
    }
}
