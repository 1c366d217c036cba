package dev.muster.core.job;

import java.util.Locale;

/** The kind of a job. */
public enum JobKind {
    /** A change that a client requested. */
    CHANGE,
    /** A file in which every row has its own values. */
    FILE,
    /** The undo of another job. */
    UNDO,
    /** A retry of the people that another job failed on or skipped. */
    RETRY;

    /** Returns the name in documents, for example {@code change}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
