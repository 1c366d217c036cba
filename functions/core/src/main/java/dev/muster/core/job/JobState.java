package dev.muster.core.job;

import java.util.Locale;

/** Where a job stands: always derived from what is written down, never itself the thing decided by. */
public enum JobState {
    /** Its people are still being looked for; some may be done already. */
    PLANNING,
    /** Everybody is found, nobody is touched: it waits to be released. */
    HELD,
    RUNNING,
    /** Whatever has not been done is being skipped. */
    CANCELLING,
    COMPLETED,
    /** Ended with whatever was done until it was cancelled. */
    CANCELLED,
    /** Ended without touching anybody, because it selected too many. */
    REFUSED;

    /** Where a job stands of which that much is planned. */
    public static JobState of(Job job, PlanProgress planned) {
        if (job.completion().isPresent()) {
            return job.completion().get().state();
        }
        if (job.isCancelled()) {
            return CANCELLING;
        }
        if (job.sequence().isPresent()) {
            return planned.isClosed() ? RUNNING : PLANNING;
        }
        return planned.isClosed() && job.options().hold() ? HELD : PLANNING;
    }

    /** The state's name in documents: {@code running}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
