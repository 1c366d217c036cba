package dev.muster.api.json;

import java.util.Optional;

/** The characters that text may have: all of Unicode except control characters and unpaired surrogates. */
public final class TextCharacters {
    private TextCharacters() {}

    /** Returns a description of the first forbidden character; line breaks and tabs are allowed. */
    public static Optional<String> findInvalid(String text) {
        return find(text, "\t\n\r");
    }

    /** Returns a description of the first character that is forbidden in a name. */
    static Optional<String> findInvalidInName(String name) {
        return find(name, "");
    }

    private static Optional<String> find(String text, String allowed) {
        return text.codePoints()
                .filter(character ->
                        (isControl(character) && allowed.indexOf(character) < 0) || isUnpairedSurrogate(character))
                .mapToObj(character -> isUnpairedSurrogate(character)
                        ? "half of a surrogate pair (U+%04X)".formatted(character)
                        : "the control character U+%04X".formatted(character))
                .findFirst();
    }

    private static boolean isControl(int character) {
        return character < 0x20;
    }

    private static boolean isUnpairedSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
