package dev.muster.core.job;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The options of a job.
 *
 * @param dryRun decide and report everything, and write no person
 * @param hold wait for a release once all slots are planned
 * @param maxAffected change no person when more people are selected
 * @param retention how long all items are kept after the creation; at most {@link Limits#RETENTION}
 * @param note free text kept with the job; empty for none
 */
public record JobOptions(boolean dryRun, boolean hold, OptionalLong maxAffected, Duration retention, String note) {

    /** The options of a request that names none. */
    public static final JobOptions DEFAULT = new JobOptions(false, false, OptionalLong.empty(), Limits.RETENTION, "");

    /** Returns the options of the job that repeats a dry run for real: no hold and no {@code max_affected}. */
    public JobOptions asRealRun() {
        return new JobOptions(false, false, OptionalLong.empty(), retention, note);
    }

    /** Returns these options with another retention. */
    public JobOptions keptFor(Duration time) {
        return new JobOptions(dryRun, hold, maxAffected, time, note);
    }

    /** Returns these options for a dry run. */
    public JobOptions asDryRun() {
        return new JobOptions(true, hold, maxAffected, retention, note);
    }
}
