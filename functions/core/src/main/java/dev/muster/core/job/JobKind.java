package dev.muster.core.job;

import java.util.Locale;

/** What sort of job. */
public enum JobKind {
    /** A change somebody asked for. */
    CHANGE,
    /** The undoing of another job. */
    UNDO,
    /** Another try at those whom another job failed on or skipped. */
    RETRY;

    /** The kind's name in documents: {@code change}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
