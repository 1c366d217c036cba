package dev.muster.pages.reference;

/** Pieces of HTML. */
final class Markup {
    private Markup() {}

    /** Returns the text with the characters escaped that HTML reads, in attributes too. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /** Returns a link to a place on the same page. */
    static String link(String anchor, String html) {
        return "<a href=\"#" + escape(anchor) + "\">" + html + "</a>";
    }

    /** Returns an entry of a list of terms with their descriptions. */
    static String entry(String term, String description) {
        return "<div><dt>" + term + "</dt><dd>" + description + "</dd></div>\n";
    }

    static String list(String entries) {
        return list("fields", entries);
    }

    /** Returns a list with these classes; blank if it has no entry. */
    static String list(String classes, String entries) {
        return entries.isEmpty() ? "" : "<dl class=\"" + classes + "\">\n" + entries + "</dl>\n";
    }

    static String example(String caption, String text) {
        return "<figure><figcaption>%s</figcaption><pre tabindex=\"0\"><code>%s</code></pre></figure>\n"
                .formatted(escape(caption), escape(text));
    }
}
