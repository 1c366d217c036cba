package dev.muster.api.dialect.muster;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.Plan;
import java.util.Optional;

/**
 * The jobs from which a job was made, and its successor.
 *
 * @param releaseOf the dry run that this job repeats as a real run
 * @param releasedBy the real run of this dry run
 */
record Lineage(
        Optional<String> undoOf,
        Optional<String> retryOf,
        Optional<String> releaseOf,
        Optional<String> undoneBy,
        Optional<String> releasedBy) {

    static Lineage of(Job job) {
        Optional<String> successor = job.lifecycle().successor();
        return new Lineage(
                parent(job, JobKind.UNDO),
                parent(job, JobKind.RETRY),
                released(job),
                job.dryRun() ? Optional.empty() : successor,
                job.dryRun() ? successor : Optional.empty());
    }

    private static Optional<String> parent(Job job, JobKind kind) {
        return job.origin().parent().filter(_ -> job.origin().kind() == kind);
    }

    /**
     * Returns the released dry run. Undos and retries name the job they derive from as their parent; any other derived
     * job comes from a dry run.
     */
    private static Optional<String> released(Job job) {
        return job.plan() instanceof Plan.Derived derived
                ? Optional.of(derived.from())
                        .filter(from ->
                                job.origin().parent().filter(from::equals).isEmpty())
                : Optional.empty();
    }
}
