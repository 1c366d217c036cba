package dev.muster.core.job;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes job ids: 48 bits of time and 80 of chance in Crockford's base 32 (the ULID layout), so that they sort by age. */
public final class JobId {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private JobId() {}

    public static String at(Instant moment, RandomGenerator random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt((int) (moment.toEpochMilli() >>> shift) & 31));
        }
        while (id.length() < LENGTH) {
            id.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    /** Whether the text could be the id of a job at all. */
    public static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
    }
}
