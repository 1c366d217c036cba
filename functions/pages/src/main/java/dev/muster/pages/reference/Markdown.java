package dev.muster.pages.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Markdown that descriptions use: paragraphs, lists with hyphens, code, bold text and links. */
final class Markdown {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");
    private static final String ITEM = "- ";

    private Markdown() {}

    /** Returns paragraphs and lists. */
    static String blocks(String text) {
        StringBuilder html = new StringBuilder();
        for (String block : text.strip().split("\n\\s*\n", -1)) {
            html.append(block.isBlank() ? "" : block(block.strip()));
        }
        return html.toString();
    }

    private static String block(String block) {
        return block.startsWith(ITEM) ? list(block) : "<p>" + line(block) + "</p>\n";
    }

    private static String list(String block) {
        List<String> items = new ArrayList<>();
        for (String line : block.split("\n", -1)) {
            if (line.startsWith(ITEM)) {
                items.add(line.substring(ITEM.length()));
            } else {
                items.set(items.size() - 1, items.getLast() + " " + line.strip());
            }
        }
        StringBuilder html = new StringBuilder("<ul>\n");
        items.forEach(item -> html.append("<li>").append(line(item)).append("</li>\n"));
        return html.append("</ul>\n").toString();
    }

    /** Returns text within a line. Marks within code are no marks. */
    static String line(String text) {
        StringBuilder html = new StringBuilder();
        Matcher code = CODE.matcher(text.strip());
        int end = 0;
        while (code.find()) {
            html.append(marks(text.strip().substring(end, code.start()))).append(Markup.code(code.group(1)));
            end = code.end();
        }
        return html.append(marks(text.strip().substring(end))).toString();
    }

    private static String marks(String text) {
        String bold = BOLD.matcher(Markup.escape(text)).replaceAll("<strong>$1</strong>");
        return LINK.matcher(bold).replaceAll("<a href=\"$2\">$1</a>");
    }
}
