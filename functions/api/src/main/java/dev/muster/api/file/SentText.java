package dev.muster.api.file;

import dev.muster.api.json.TextCharacters;
import java.util.Optional;

/**
 * The text of a file as it was sent. A byte that is not UTF-8 is in it as a lone low surrogate, which no valid UTF-8
 * decodes to (the scheme of Python's PEP 383).
 */
final class SentText {
    private static final int MALFORMED = 0xDC00;
    private static final int MAX_QUOTED = 64;

    private SentText() {}

    /** Returns the character that stands for a byte that is not UTF-8. */
    static char malformed(byte sent) {
        return (char) (MALFORMED + (sent & 0xFF));
    }

    /** Returns a description of the first character that no value may have; empty when there is none. */
    static Optional<String> findInvalid(String text) {
        return findMalformed(text).or(() -> TextCharacters.findInvalid(text));
    }

    /** Returns the text with U+FFFD in place of every byte that is not UTF-8, so that it can be stored. */
    static String printable(String text) {
        return findMalformed(text).isEmpty()
                ? text
                : text.codePoints()
                        .map(character -> isMalformed(character) ? 0xFFFD : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Returns the text in quotes for an error message, shortened. */
    static String quote(String text) {
        String printable = printable(text);
        boolean isShort = printable.codePointCount(0, printable.length()) <= MAX_QUOTED;
        return isShort
                ? "\"" + printable + "\""
                : "\"" + printable.substring(0, printable.offsetByCodePoints(0, MAX_QUOTED)) + "…\"";
    }

    /** Returns a description of the first byte that is not UTF-8; empty when there is none. */
    static Optional<String> findMalformed(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean isPaired = index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
            if (isMalformed(character) && !isPaired) {
                return Optional.of(
                        "the byte 0x%02X, which is not UTF-8; save the file as UTF-8".formatted(character - MALFORMED));
            }
        }
        return Optional.empty();
    }

    private static boolean isMalformed(int character) {
        return character >= MALFORMED + 0x80 && character <= MALFORMED + 0xFF;
    }
}
