package dev.muster.pages.reference;

import dev.muster.pages.openapi.Node;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code /docs/problems}: the cause and the cure of every problem code. */
public final class ProblemsPage {
    private static final String INTRODUCTION = """
            <h1>Problems</h1>
            <p class="lead">An error of Muster's own API is a problem document (RFC 9457). Its <code>type</code> is the \
            address of a section of this page.</p>
            <p><code>code</code> is stable, so programs switch on it. <code>detail</code> names the field and the limit, and \
            <code>errors</code> lists up to 20 errors with a JSON pointer each. <code>request_id</code> finds the request in \
            the log. A rejected request has changed nobody.</p>
            """;

    private ProblemsPage() {}

    /**
     * Returns the page.
     *
     * @param problems the codes, each with {@code title}, {@code status}, {@code cause} and {@code cure}
     * @param styles the address of the style sheet
     */
    public static String of(Node problems, String styles) {
        String contents = problems.members().keySet().stream()
                .map(code -> "<li>" + Markup.link(code, Markup.code(code)) + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
        String sections = problems.members().entrySet().stream()
                .map(ProblemsPage::section)
                .collect(Collectors.joining());
        return new PageFrame("Muster API: problems", styles).html(contents, INTRODUCTION + sections);
    }

    private static String section(Map.Entry<String, Node> problem) {
        String code = problem.getKey();
        Node entry = problem.getValue();
        return "<section id=\"%s\" class=\"problem\">\n<h2>%s</h2>\n<p class=\"route\"><span class=\"status\">%s</span> %s</p>\n"
                        .formatted(
                                code,
                                Markup.link(code, Markup.code(code)),
                                Markup.escape(entry.at("status").text()),
                                Markup.escape(entry.at("title").text()))
                + "<h3>Cause</h3>\n" + Markdown.blocks(entry.at("cause").text())
                + "<h3>Cure</h3>\n" + Markdown.blocks(entry.at("cure").text())
                + "</section>\n";
    }
}
