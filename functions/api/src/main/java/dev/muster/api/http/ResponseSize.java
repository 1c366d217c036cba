package dev.muster.api.http;

import dev.muster.core.person.Value;

/**
 * The size of a body in the response event that Lambda limits to 6 MB. The event holds the body as a JSON string, so a
 * character that JSON escapes counts as its escape.
 */
public final class ResponseSize {
    /** Largest size of the items of a page; the rest of the 6 MB is for one further item and the headers. */
    public static final long MAX_PAGE = 4L * 1024 * 1024;

    private ResponseSize() {}

    /** Returns the bytes of the text as a JSON string, without the quotes around it. */
    public static long of(String text) {
        return Value.bytes(text) + text.chars().mapToLong(ResponseSize::escape).sum();
    }

    /** Returns the bytes that escaping adds to a character. */
    private static long escape(int character) {
        return switch (character) {
            case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 1;
            default -> character < ' ' ? 5 : 0;
        };
    }
}
