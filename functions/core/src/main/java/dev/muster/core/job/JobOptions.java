package dev.muster.core.job;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * On what terms a job is to be done.
 *
 * @param dryRun decide and report everything, write nobody
 * @param hold once everybody is found, wait to be released
 * @param maxAffected do nothing at all when more people are selected
 * @param retention how long all its items are kept, from its making on; at most {@link Limits#RETENTION}
 * @param note free text kept with the job; empty for none
 */
public record JobOptions(boolean dryRun, boolean hold, OptionalLong maxAffected, Duration retention, String note) {

    /** Nothing out of the ordinary. */
    public static final JobOptions DEFAULT = new JobOptions(false, false, OptionalLong.empty(), Limits.RETENTION, "");

    /** The same for those who were found on these terms, but in earnest, and at once. */
    public JobOptions asRealRun() {
        return new JobOptions(false, false, OptionalLong.empty(), retention, note);
    }

    /** The same, kept for that long. */
    public JobOptions keptFor(Duration time) {
        return new JobOptions(dryRun, hold, maxAffected, time, note);
    }

    /** The same, but writing nobody. */
    public JobOptions asDryRun() {
        return new JobOptions(true, hold, maxAffected, retention, note);
    }
}
