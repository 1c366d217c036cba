package dev.muster.api.xml;

import java.util.Map;

/** An XML writer; the document is one line after its declaration. */
public final class XmlWriter {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlWriter() {}

    public static String write(XmlElement root) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        write(root, out);
        return out.toString();
    }

    private static void write(XmlElement element, StringBuilder to) {
        to.append('<').append(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            to.append(' ').append(attribute.getKey()).append("=\"");
            escape(attribute.getValue(), to);
            to.append('"');
        }
        if (element.text().isEmpty() && element.children().isEmpty()) {
            to.append(" />");
            return;
        }
        to.append('>');
        escape(element.text(), to);
        element.children().forEach(child -> write(child, to));
        to.append("</").append(element.name()).append('>');
    }

    private static void escape(String text, StringBuilder to) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '"' -> to.append("&quot;");
                case '\t', '\n', '\r' -> to.append("&#").append(character).append(';');
                default -> to.appendCodePoint(isCharacter(character) ? character : REPLACEMENT);
            }
        });
    }

    /** Returns whether XML 1.0 (production 2) allows the character. */
    private static boolean isCharacter(int character) {
        return (character >= 0x20 && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character < 0xFFFE)
                || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
