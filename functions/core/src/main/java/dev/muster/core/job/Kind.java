package dev.muster.core.job;

import java.util.Locale;

/** What sort of job. */
public enum Kind {
    CHANGE;

    /** The kind's name in documents: {@code change}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
