package dev.muster.core.flow.job;

import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import java.util.Optional;

/** The successors of jobs: the last undo of a job, and the last real run of a dry run. */
record Successors(Jobs jobs) {

    /**
     * Returns the job that records the successor of a released dry run: the dry run or, if that is of an undo, the job to
     * be undone. Empty when that job is no longer kept.
     */
    Optional<Job> predecessor(Job dryRun) {
        return dryRun.origin().kind() == JobKind.UNDO
                ? jobs.find(dryRun.tenant(), dryRun.origin().parent().orElseThrow())
                : Optional.of(dryRun);
    }

    /** Returns the last successor of the job; empty when it has none, or none that is kept. */
    Optional<Job> last(Job predecessor) {
        return predecessor.lifecycle().successor().flatMap(id -> jobs.find(predecessor.tenant(), id));
    }

    /**
     * Returns the successor that rules out another one: the last, unless it has ended and left people out. One that is no
     * longer kept rules out none, because its outcomes are not known.
     */
    Optional<Job> excluding(Job predecessor) {
        return last(predecessor)
                .filter(successor ->
                        successor.completion().filter(Successors::leftOut).isEmpty());
    }

    /** A cancelled job may have left out people whom it had not selected yet. */
    private static boolean leftOut(Completion completion) {
        return completion.state() != JobState.COMPLETED || completion.totals().leftOut() > 0;
    }
}
