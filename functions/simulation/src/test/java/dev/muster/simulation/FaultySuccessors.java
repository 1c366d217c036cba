package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.person.Change;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.List;
import java.util.Optional;

/** Stores of jobs with one planted bug each in an undo. */
final class FaultySuccessors {
    private static final String FLOW = "dev.muster.core.flow.job.Successors";

    private FaultySuccessors() {}

    /** Returns a store in which a second undo finds the first one still running, whomever it left out. */
    static Jobs undoSeemsToRun(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public Optional<Job> find(Tenant tenant, String job) {
                return delegate.find(tenant, job)
                        .map(found -> found.origin().kind() == JobKind.UNDO && isCalledBySuccessors()
                                ? withoutEnd(found)
                                : found);
            }
        };
    }

    private static boolean isCalledBySuccessors() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(FLOW)));
    }

    private static Job withoutEnd(Job job) {
        Lifecycle lifecycle = job.lifecycle();
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                new Lifecycle(
                        lifecycle.sequence(),
                        lifecycle.startedAt(),
                        lifecycle.cancelled(),
                        lifecycle.successor(),
                        Optional.empty(),
                        false),
                job.version());
    }

    /** Returns a store in which the undo of a redo looks for values of the redo, which has none. */
    static Jobs undoOfRedoLooksForRedo(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
                boolean isOfRedo = delegate.change(predecessor) instanceof Change.Redo
                        && job.change() instanceof JobChange.Loaded(Change.Revert _);
                return delegate.createSuccessor(isOfRedo ? of(job, predecessor) : job, predecessor, use);
            }
        };
    }

    private static Job of(Job job, Job predecessor) {
        Change undo = new Change.Revert(predecessor.sequence().orElseThrow(), List.of());
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                new JobChange.Loaded(undo),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                job.version());
    }
}
