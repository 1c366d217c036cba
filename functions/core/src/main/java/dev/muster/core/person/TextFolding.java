package dev.muster.core.person;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form in which texts are compared: by filters, unique keys and the members of sets. Two texts have the same
 * form when they differ only in case or in the spelling of one letter, composed or decomposed. This is the canonical
 * caseless match of the Unicode Standard (section 3.13.5, D145) with its default case folding: {@code ß}, {@code ẞ} and
 * {@code ss} are equal, and the dotless {@code ı} equals itself only.
 *
 * <p>The form is part of stored keys. Unicode never changes the folding of a character, so it is the same for every
 * version of the JDK that knows the characters.
 */
public final class TextFolding {
    /** The first combining mark. A text without marks, and without later characters, is normalized already. */
    private static final char FIRST_MARK = '\u0300';

    private static final char FIRST_BEYOND_ASCII = '\u0080';
    private static final char COMBINING_DOT = '\u0307';

    private TextFolding() {}

    /** Returns the form of the text that is compared. Folding it again changes nothing. */
    public static String fold(String text) {
        if (isBelow(text, FIRST_BEYOND_ASCII)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return isBelow(text, FIRST_MARK)
                ? compose(foldCase(text))
                : Normalizer.normalize(foldCase(Normalizer.normalize(text, Normalizer.Form.NFD)), Normalizer.Form.NFC);
    }

    /** Returns whether the texts have one form. */
    public static boolean isEqual(String one, String other) {
        return fold(one).equals(fold(other));
    }

    private static boolean isBelow(String text, char limit) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= limit) {
                return false;
            }
        }
        return true;
    }

    /** Few letters fold to a letter with a mark, as {@code ǰ}. */
    private static String compose(String folded) {
        return isBelow(folded, FIRST_MARK) ? folded : Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static String foldCase(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 4);
        for (int index = 0; index < text.length(); ) {
            int character = text.codePointAt(index);
            fold(character, folded);
            index += Character.charCount(character);
        }
        return folded.toString();
    }

    /** Appends the full default case folding (CaseFolding.txt, status C and F) of a character. */
    private static void fold(int character, StringBuilder folded) {
        switch (character) {
            case 'İ' -> folded.append('i').append(COMBINING_DOT);
            // Its capital is I, which folds to i.
            case 'ı' -> folded.append('ı');
            case 'ẞ' -> folded.append("ss");
            default -> foldByCapital(character, folded);
        }
    }

    /** All other characters fold to the small letters of their capital form, which may be several letters. */
    private static void foldByCapital(int character, StringBuilder folded) {
        if (isCherokee(character)) {
            folded.appendCodePoint(Character.toUpperCase(character));
        } else if (mayExpand(character)) {
            String capitals = Character.toString(character).toUpperCase(Locale.ROOT);
            capitals.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        } else {
            folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(character)));
        }
    }

    /** Returns whether this is a Cherokee letter: its small letters came later, so that it folds to the capital. */
    private static boolean isCherokee(int character) {
        return (character >= 0x13A0 && character <= 0x13FD) || (character >= 0xAB70 && character <= 0xABBF);
    }

    /** Returns whether the character lies in a range with capital forms of several letters. */
    private static boolean mayExpand(int character) {
        return switch (character) {
            case 'ß', 'ŉ', 'ǰ', 'ΐ', 'ΰ', 'և' -> true;
            default ->
                (character >= 0x1E96 && character <= 0x1E9A)
                        || (character >= 0x1F50 && character <= 0x1FFC)
                        || (character >= 0xFB00 && character <= 0xFB17);
        };
    }
}
