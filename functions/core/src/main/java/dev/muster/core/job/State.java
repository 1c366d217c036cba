package dev.muster.core.job;

import java.util.Locale;

/** Where a job stands: always derived from what is written down, never itself the thing decided by. */
public enum State {
    /** Its people are still being looked for; some may be done already. */
    PLANNING,
    RUNNING,
    COMPLETED;

    /** The state's name in documents: {@code running}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
