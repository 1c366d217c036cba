package dev.muster.core.job;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The options of a job.
 *
 * @param dryRun decide and report everything, and write no person
 * @param hold the job runs only when it is released, and is cancelled when it is not released within this time after its
 *     creation; empty for a job that does not wait
 * @param maxAffected change no person when more people are selected
 * @param retention how long all items are kept after the creation; at most {@link Limits#RETENTION}
 * @param note free text kept with the job; empty for none
 */
public record JobOptions(
        boolean dryRun, Optional<Duration> hold, OptionalLong maxAffected, Duration retention, String note) {

    /** The options of a request that names none. */
    public static final JobOptions DEFAULT =
            new JobOptions(false, Optional.empty(), OptionalLong.empty(), Limits.RETENTION, "");

    /** Returns the shortest retention of a job: a real run can be undone, which takes a job that is kept a while. */
    public static Duration minRetention(boolean dryRun) {
        return dryRun ? Duration.ofDays(1) : Limits.ACTION_MARGIN.plusDays(1);
    }

    /** Returns the longest hold of a job: a job that is kept no longer than the margin can not be released. */
    public static Duration maxHold(Duration retention) {
        return retention.minus(Limits.ACTION_MARGIN);
    }

    /** Returns the options of the job that repeats a dry run for real: no hold and no {@code max_affected}. */
    public JobOptions asRealRun() {
        return new JobOptions(false, Optional.empty(), OptionalLong.empty(), retention, note);
    }

    /** Returns these options with another retention; a hold ends in time for the job to be released. */
    public JobOptions keptFor(Duration time) {
        Optional<Duration> shorter = hold.map(held -> held.compareTo(maxHold(time)) < 0 ? held : maxHold(time));
        return new JobOptions(dryRun, shorter, maxAffected, time, note);
    }

    /** Returns these options for a dry run. */
    public JobOptions asDryRun() {
        return new JobOptions(true, hold, maxAffected, retention, note);
    }
}
