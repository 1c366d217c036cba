package dev.muster.cli.terminal;

/**
 * Text of the server or of a file as it may be shown: without control characters, which could rewrite what a terminal
 * shows, and without bidirectional ones, which could show it in another order.
 */
public final class PlainText {
    private PlainText() {}

    /** Returns the text as one line: line breaks and tabs are blanks, other control characters are left out. */
    public static String line(String text) {
        return text.codePoints().allMatch(PlainText::isPlain) ? text : clean(text, false);
    }

    /** Returns the text without control characters other than line breaks and tabs. */
    public static String lines(String text) {
        // A carriage return alone would let a terminal write over the line.
        return clean(text.replaceAll("\r(?!\n)", " "), true);
    }

    private static String clean(String text, boolean keepsLines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isPlain(point) || (keepsLines && isLayout(point))) {
                clean.appendCodePoint(point);
            } else if (isLayout(point) || point == 0x2028 || point == 0x2029) {
                clean.append(' ');
            }
        });
        return clean.toString();
    }

    /** Returns the JSON text with such characters as escapes, so that no value is lost. */
    public static String json(String json) {
        if (json.codePoints().allMatch(PlainText::isPlain)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(point -> {
            if (isPlain(point)) {
                escaped.appendCodePoint(point);
            } else {
                Character.toString(point)
                        .chars()
                        .forEach(unit -> escaped.append("\\u").append(hex(unit)));
            }
        });
        return escaped.toString();
    }

    private static String hex(int unit) {
        String digits = Integer.toHexString(unit);
        return "0".repeat(4 - digits.length()) + digits;
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> !isBidirectional(point);
        };
    }

    private static boolean isBidirectional(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
