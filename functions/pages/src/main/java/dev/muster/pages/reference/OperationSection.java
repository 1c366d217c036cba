package dev.muster.pages.reference;

import dev.muster.pages.openapi.JsonText;
import dev.muster.pages.openapi.Node;
import dev.muster.pages.openapi.XmlExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section of an operation: its parameters, bodies, responses and commands. */
record OperationSection(Node document, String method, String path, Node operation) {

    String html() {
        String id = operation.at("operationId").text();
        return "<article id=\"%s\" class=\"operation\">\n<h3>%s</h3>\n<p class=\"route\">%s</p>\n"
                        .formatted(id, Markup.link(id, Markup.escape(summary())), route())
                + Markdown.blocks(operation.at("description").text())
                + (operation.at("security").elements().isEmpty()
                                && operation.at("security").isPresent()
                        ? "<p class=\"note\">No credential.</p>\n"
                        : "")
                + titled("Parameters", Markup.list(parameters()))
                + titled("Body", body())
                + titled("Responses", Markup.list("fields responses", responses()))
                + titled("Examples", samples())
                + "</article>\n";
    }

    String summary() {
        return operation.at("summary").text();
    }

    String route() {
        return "<span class=\"method %s\">%s</span> %s"
                .formatted(method, method.toUpperCase(Locale.ROOT), Markup.code(path));
    }

    private static String titled(String title, String html) {
        return html.isEmpty() ? "" : "<h4>" + title + "</h4>\n" + html;
    }

    private Node resolved(Node node) {
        String reference = node.at("$ref").text();
        return reference.startsWith("#/") ? document.at(reference.substring(2).split("/", -1)) : node;
    }

    private String parameters() {
        return operation.at("parameters").elements().stream()
                .map(this::resolved)
                .map(this::parameter)
                .collect(Collectors.joining());
    }

    private String parameter(Node parameter) {
        Node schema = parameter.at("schema").isPresent()
                ? parameter.at("schema")
                : parameter.at("content", "application/json", "schema");
        return Markup.entry(
                "%s <span class=\"place\">%s</span> <span class=\"type\">%s</span>"
                        .formatted(
                                Markup.code(parameter.at("name").text()),
                                Markup.escape(parameter.at("in").text()),
                                SchemaText.of(schema)),
                Markdown.line(parameter.at("description").text()));
    }

    private String body() {
        Node body = resolved(operation.at("requestBody"));
        String optional = body.isPresent() && !body.at("required").equals(new Node.Flag(true))
                ? "<p class=\"note\">The body may be absent.</p>\n"
                : "";
        return optional + Markup.list(contents(body.at("content"))) + examples(body.at("content"));
    }

    /** Returns the media types that share a schema as one entry. */
    private String contents(Node content) {
        Map<Node, List<String>> types = new LinkedHashMap<>();
        content.members()
                .forEach((type, media) -> types.merge(
                        media.at("schema"),
                        List.of(type),
                        (known, more) ->
                                Stream.concat(known.stream(), more.stream()).toList()));
        return types.entrySet().stream()
                .map(entry -> Markup.entry(
                        entry.getValue().stream().map(Markup::code).collect(Collectors.joining(", "))
                                + " <span class=\"type\">" + SchemaText.of(entry.getKey()) + "</span>",
                        Markdown.line(entry.getKey().at("description").text()) + SchemaSection.members(entry.getKey())))
                .collect(Collectors.joining());
    }

    private static String examples(Node content) {
        return content.members().values().stream()
                .flatMap(media -> Stream.of(media.at("examples"), media.at(XmlExamples.NAME)))
                .flatMap(examples -> examples.members().values().stream())
                .map(example -> Markup.example(caption(example), shown(example.at("value"))))
                .collect(Collectors.joining());
    }

    private static String caption(Node example) {
        return example.at("summary").isPresent() ? example.at("summary").text() : "Example";
    }

    private static String shown(Node value) {
        return value instanceof Node.Text(String text) ? text.strip() : JsonText.indented(value);
    }

    private String responses() {
        return operation.at("responses").members().entrySet().stream()
                .map(response -> response(response.getKey(), resolved(response.getValue())))
                .collect(Collectors.joining());
    }

    private String response(String status, Node response) {
        String headers = response.at("headers").members().keySet().stream()
                .filter(name -> !ReferencePage.COMMON_HEADERS.contains(name))
                .map(Markup::code)
                .collect(Collectors.joining(", "));
        return Markup.entry(
                "<span class=\"status\">" + Markup.escape(status) + "</span>",
                description(response)
                        + (headers.isEmpty() ? "" : " <span class=\"headers\">Headers: " + headers + ".</span>")
                        + bodies(response)
                        + examples(response.at("content")));
    }

    /** Returns the description, in which problem codes are links to their sections. */
    private static String description(Node response) {
        String html = Markdown.line(response.at("description").text());
        for (Node code : response.at("x-codes").elements()) {
            String shown = Markup.code(code.text());
            html = html.replace(shown, "<a href=\"/docs/problems#" + code.text() + "\">" + shown + "</a>");
        }
        return html;
    }

    /** Returns the media types with their schemas. The introduction says that errors are problem documents. */
    private static String bodies(Node response) {
        String types = response.at("content").members().entrySet().stream()
                .filter(media -> !media.getKey().equals("application/problem+json"))
                .map(media -> Markup.code(media.getKey()) + " " + SchemaText.of(lineSchema(media.getValue())))
                .collect(Collectors.joining("<br>"));
        return types.isEmpty() ? "" : "<br>" + types;
    }

    /** Returns the schema of a line of a body that has one document on each line, else that of the body. */
    private static Node lineSchema(Node media) {
        Node line = media.at("schema", "contentSchema");
        return line.isPresent() ? line : media.at("schema");
    }

    private String samples() {
        return operation.at("x-codeSamples").elements().stream()
                .map(sample -> Markup.example(
                        sample.at("label").text(), sample.at("source").text()))
                .collect(Collectors.joining());
    }
}
