package dev.muster.core.person;

import java.util.Locale;

/** The outcome of one selected person. */
public enum Outcome {
    /** The job created the person. */
    CREATED,
    /** The job wrote at least one register. */
    CHANGED,
    /** Every register held its value already. */
    UNCHANGED,
    /** The person does not exist, is newer than the job, or is not in an organization of the change. */
    NOT_FOUND,
    /** A later job wrote the registers that this job wanted to write. */
    SUPERSEDED,
    /** A rule forbids the change, or the person would become too large. */
    REFUSED,
    /** The workers gave up after many deliveries. */
    FAILED,
    /** The job was cancelled before this person's turn. */
    SKIPPED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns whether the job wrote the person. */
    public boolean isChange() {
        return this == CREATED || this == CHANGED;
    }

    /** Returns the name in every document, table and log, for example {@code not_found}. */
    public String code() {
        return code;
    }

    /** Returns the outcome with this name; throws {@link IllegalArgumentException} when there is none. */
    public static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
