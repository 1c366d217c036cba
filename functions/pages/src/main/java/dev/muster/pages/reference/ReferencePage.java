package dev.muster.pages.reference;

import dev.muster.pages.openapi.DocumentBuilder;
import dev.muster.pages.openapi.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page {@code /docs}: every operation of the document and every schema. */
public final class ReferencePage {
    /** The headers that the responses of an operation do not repeat; the page names them once. */
    static final Set<String> COMMON_HEADERS = Set.of(
            "Cache-Control",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "X-Request-Id",
            "traceparent",
            "Vary",
            "RateLimit",
            "RateLimit-Policy");

    private final Node document;
    private final List<OperationSection> operations = new ArrayList<>();

    private ReferencePage(Node document) {
        this.document = document;
        document.at("paths")
                .members()
                .forEach((path, item) -> item.members().keySet().stream()
                        // A path that has GET has HEAD; the introduction says so.
                        .filter(method -> DocumentBuilder.METHODS.contains(method) && !method.equals("head"))
                        .forEach(method ->
                                operations.add(new OperationSection(document, method, path, item.at(method)))));
    }

    /**
     * Returns the page.
     *
     * @param styles the address of the style sheet
     */
    public static String of(Node document, String styles) {
        ReferencePage page = new ReferencePage(document);
        String title = document.at("info", "title").text() + " API";
        return new PageFrame(title, styles).html(page.contents(), page.body(title));
    }

    private List<OperationSection> tagged(Node tag) {
        return operations.stream()
                .filter(operation ->
                        operation.operation().at("tags").elements().getFirst().equals(tag.at("name")))
                .toList();
    }

    private String contents() {
        String groups = document.at("tags").elements().stream().map(this::group).collect(Collectors.joining());
        return groups + "<p class=\"group\">" + Markup.link("headers", "Headers") + "</p>\n<p class=\"group\">"
                + Markup.link("schemas", "Schemas") + "</p>\n";
    }

    private String group(Node tag) {
        String items = tagged(tag).stream()
                .map(operation -> "<li>"
                        + Markup.link(
                                operation.operation().at("operationId").text(), Markup.escape(operation.summary()))
                        + "</li>\n")
                .collect(Collectors.joining());
        String link = Markup.link("tag-" + tag.at("name").text(), Markup.escape(displayName(tag)));
        return "<p class=\"group\">" + link + "</p>\n<ul>\n" + items + "</ul>\n";
    }

    private static String displayName(Node tag) {
        return (tag.at("x-displayName").isPresent() ? tag.at("x-displayName") : tag.at("name")).text();
    }

    private String body(String title) {
        return "<h1>" + Markup.escape(title) + "</h1>\n"
                + "<p class=\"lead\">"
                + Markdown.line(document.at("info", "summary").text()) + "</p>\n"
                + Markdown.blocks(document.at("info", "description").text())
                + document.at("tags").elements().stream().map(this::section).collect(Collectors.joining())
                + headers()
                + "<section id=\"schemas\">\n<h2>Schemas</h2>\n"
                + entries("schemas").entrySet().stream()
                        .map(schema -> SchemaSection.of(schema.getKey(), schema.getValue()))
                        .collect(Collectors.joining())
                + "</section>\n";
    }

    private Map<String, Node> entries(String kind) {
        return document.at("components", kind).members();
    }

    private String section(Node tag) {
        return "<section id=\"tag-%s\">\n<h2>%s</h2>\n"
                        .formatted(tag.at("name").text(), Markup.escape(displayName(tag)))
                + Markdown.blocks(tag.at("description").text())
                + tagged(tag).stream().map(OperationSection::html).collect(Collectors.joining())
                + "</section>\n";
    }

    private String headers() {
        String list = entries("headers").entrySet().stream()
                .filter(header -> COMMON_HEADERS.contains(header.getKey()))
                .map(header -> Markup.entry(
                        Markup.code(header.getKey()) + " <span class=\"type\">"
                                + SchemaText.of(header.getValue().at("schema")) + "</span>",
                        Markdown.line(header.getValue().at("description").text())))
                .collect(Collectors.joining());
        return "<section id=\"headers\">\n<h2>Headers</h2>\n<p>Responses have these headers; those of the rate limit and"
                + " <code>Vary</code> only if the operation needs a credential.</p>\n" + Markup.list(list)
                + "</section>\n";
    }
}
