package dev.muster.api.json;

import java.util.Optional;

/** Which characters text may have: all of Unicode but halves of surrogate pairs and control characters. */
public final class TextCharacters {
    private TextCharacters() {}

    /** The first thing in the text that is not taken, in words; line breaks and tabs are. */
    public static Optional<String> refused(String text) {
        return find(text, "\t\n\r");
    }

    /** The first thing that is not taken in a name, in words. */
    static Optional<String> refusedInName(String name) {
        return find(name, "");
    }

    private static Optional<String> find(String text, String allowed) {
        return text.codePoints()
                .filter(character -> (isControl(character) && allowed.indexOf(character) < 0) || isHalf(character))
                .mapToObj(character -> isHalf(character)
                        ? "half of a surrogate pair (U+%04X)".formatted(character)
                        : "the control character U+%04X".formatted(character))
                .findFirst();
    }

    private static boolean isControl(int character) {
        return character < 0x20;
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
