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
public record Terms(boolean dryRun, boolean hold, OptionalLong maxAffected, Duration retention, String note) {

    /** Nothing out of the ordinary. */
    public static final Terms USUAL = new Terms(false, false, OptionalLong.empty(), Limits.RETENTION, "");

    /** The same for those who were found on these terms, but in earnest, and at once. */
    public Terms inEarnest() {
        return new Terms(false, false, OptionalLong.empty(), retention, note);
    }

    /** The same, kept for that long. */
    public Terms keptFor(Duration time) {
        return new Terms(dryRun, hold, maxAffected, time, note);
    }

    /** The same, but writing nobody. */
    public Terms rehearsed() {
        return new Terms(true, hold, maxAffected, retention, note);
    }
}
