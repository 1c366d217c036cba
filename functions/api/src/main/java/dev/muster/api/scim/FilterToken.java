package dev.muster.api.scim;

/**
 * A piece of a filter's text.
 *
 * @param text as written; of {@link Kind#STRING} without quotes and escapes, of {@link Kind#BROKEN} what is wrong
 * @param at its first character, from 1
 */
record FilterToken(Kind kind, String text, int at) {
    private static final int SHOWN = 40;

    enum Kind {
        /** A name, an operator, a number: whatever stands between spaces, quotes and brackets. */
        WORD,
        STRING,
        OPEN,
        CLOSE,
        OPEN_VALUES,
        CLOSE_VALUES,
        /** A string that is none. */
        BROKEN,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it is this keyword, in any case. */
    boolean says(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** What it is, for a sentence about something else being expected. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "the string \"" + shortened() + "\"";
            case WORD, OPEN, CLOSE, OPEN_VALUES, CLOSE_VALUES, BROKEN -> "\"" + shortened() + "\"";
        };
    }

    private String shortened() {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
