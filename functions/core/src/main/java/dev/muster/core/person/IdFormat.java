package dev.muster.core.person;

import java.util.regex.Pattern;

/**
 * The form of the ids of people, organizations and set members: 1 to 128 letters, digits and {@code . _ : @ + -}. An id
 * has no slash, because a slash separates the parts of a path. It is ASCII, so each character is one byte.
 */
public final class IdFormat {
    public static final int MAX_LENGTH = 128;

    /** The form in words, for error messages. */
    public static final String FORM = "1 to " + MAX_LENGTH + " letters (A-Z, a-z), digits or any of . _ : @ + -";

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._:@+-]{1," + MAX_LENGTH + "}");

    private IdFormat() {}

    public static boolean isValid(String text) {
        return TEXT.matcher(text).matches();
    }
}
