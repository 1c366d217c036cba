package dev.muster.api.dialect.muster;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.Plan;
import java.util.Optional;

/**
 * The jobs a job came from, and the one that came of it.
 *
 * @param releaseOf the dry run that is done in earnest
 * @param releasedBy the job that does this dry run in earnest
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

    /** Undone and retried jobs are taken over by the jobs that name them as parents; what else is taken over was a dry run. */
    private static Optional<String> released(Job job) {
        return job.plan() instanceof Plan.Derived derived
                ? Optional.of(derived.from())
                        .filter(from ->
                                job.origin().parent().filter(from::equals).isEmpty())
                : Optional.empty();
    }
}
