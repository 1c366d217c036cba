package dev.muster.api.scim;

/**
 * A token of a filter.
 *
 * @param text as written; of {@link Kind#STRING} without quotes and escapes, of {@link Kind#BROKEN} the error
 * @param at the position of its first character, from 1
 */
record FilterToken(Kind kind, String text, int at) {
    private static final int MAX_SHOWN_CHARACTERS = 40;

    enum Kind {
        /** A name, an operator or a number: a run of characters without spaces, quotes and brackets. */
        WORD,
        STRING,
        OPEN,
        CLOSE,
        OPEN_VALUES,
        CLOSE_VALUES,
        /** A malformed string. */
        BROKEN,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns whether this token is that keyword, case-insensitively. */
    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Returns a description for error texts. */
    String describe() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "the string \"" + shorten() + "\"";
            case WORD, OPEN, CLOSE, OPEN_VALUES, CLOSE_VALUES, BROKEN -> "\"" + shorten() + "\"";
        };
    }

    private String shorten() {
        return text.codePointCount(0, text.length()) <= MAX_SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN_CHARACTERS)) + "…";
    }
}
