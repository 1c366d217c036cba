package dev.muster.api.file;

/** The blanks of a table: all that looks like a space, as the no-break space that spreadsheets paste. */
final class BlankText {
    private BlankText() {}

    static boolean isBlank(String text) {
        return start(text) == text.length();
    }

    /** Returns the text without the blanks around it. */
    static String strip(String text) {
        int start = start(text);
        int end = text.length();
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Returns whether this is a blank character; all of them have one {@code char}. */
    static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
