package dev.muster.core.job;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Creates job ids in the ULID layout: 48 bits of time and 80 random bits in Crockford's base 32. They sort by creation
 * time.
 */
public final class JobId {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private JobId() {}

    public static String at(Instant time, RandomGenerator random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt((int) (time.toEpochMilli() >>> shift) & 31));
        }
        while (id.length() < LENGTH) {
            id.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    /** Returns whether the text has the form of a job id. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH && text.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
    }
}
