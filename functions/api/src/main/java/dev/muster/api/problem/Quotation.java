package dev.muster.api.problem;

/** Text of a request as error messages quote it. */
public final class Quotation {
    /** The most characters of a text that a message quotes. */
    private static final int MAX_CHARACTERS = 64;

    private Quotation() {}

    /** Returns the text in quotation marks, cut after 64 characters. */
    public static String of(String text) {
        return "\"" + shorten(text) + "\"";
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
