package dev.muster.core.person;

import java.util.regex.Pattern;

/**
 * The ids of people, organizations and set members: letters, digits and {@code . _ : @ + -}, from 1 to 128 of them.
 * No slash among them, so that an id never reaches out of its place in a path; ASCII alone, so that a character is a byte.
 */
public final class IdFormat {
    public static final int MAX_LENGTH = 128;

    /** The allow-list in words, for refusals. */
    public static final String FORM = "1 to " + MAX_LENGTH + " letters (A-Z, a-z), digits or any of . _ : @ + -";

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._:@+-]{1," + MAX_LENGTH + "}");

    private IdFormat() {}

    public static boolean isValid(String text) {
        return TEXT.matcher(text).matches();
    }
}
