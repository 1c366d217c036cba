package dev.muster.core.person;

import java.util.Locale;

/** What became of one selected person. */
public enum Outcome {
    /** At least one register was written by this job. */
    CHANGED,
    /** Every register held its value already. */
    UNCHANGED,
    /** No such person for this job. */
    NOT_FOUND,
    /** A later job has written what this one wanted to. */
    SUPERSEDED,
    /** A rule forbids it. */
    REFUSED,
    /** Given up after many tries. */
    FAILED,
    /** The job was cancelled before this person's turn. */
    SKIPPED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The outcome's name in every document, table and log: {@code not_found}. */
    public String word() {
        return word;
    }

    /** The outcome of that name; throws {@link IllegalArgumentException} when there is none. */
    public static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
