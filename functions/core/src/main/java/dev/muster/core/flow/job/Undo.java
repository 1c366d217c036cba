package dev.muster.core.flow.job;

import dev.muster.core.access.Caller;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Change;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/**
 * Takes a job back by a new one: every register it wrote and still owns gets back what it held before, for everybody the
 * job selected, whatever came of them. A job is undone once; to do it again, undo the undoing.
 */
public final class Undo {
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;

    public Undo(AuthorizedJobs authorizedJobs, JobCreator jobCreator) {
        this.authorizedJobs = authorizedJobs;
        this.jobCreator = jobCreator;
    }

    public SubmitResult undo(
            Caller caller, String id, JobOptions terms, Optional<Submit.IdempotencyKey> key, Deadline deadline) {
        return authorizedJobs.once(
                caller, id, key, deadline, (job, granted) -> undo(caller, job, granted, terms, key, deadline));
    }

    private SubmitResult undo(
            Caller caller,
            Job parent,
            Permissions.Granted granted,
            JobOptions terms,
            Optional<Submit.IdempotencyKey> key,
            Deadline deadline) {
        Optional<Problem> problem = authorizedJobs
                .requireEnded(parent, "undo")
                .or(() -> changedNobody(parent))
                .or(() -> authorizedJobs.requireNoSuccessor(Optional.of(parent)))
                .or(() -> jobCreator.checkOpenJobs(caller, deadline));
        if (problem.isPresent()) {
            return new SubmitResult.Refused(problem.get());
        }
        Job job = jobCreator.newJob(
                caller,
                JobKind.UNDO,
                Optional.of(parent.id()),
                new Change.Revert(
                        parent.sequence().orElseThrow(), parent.change().paths()),
                granted.rules(),
                new Plan.Derived(parent.id(), Plan.Part.ALL, parent.plan().slots()),
                terms);
        // Rehearsing takes nothing back, so the parent may still be undone.
        return terms.dryRun()
                ? jobCreator.create(job, key, deadline)
                : jobCreator.createSuccessor(
                        job, parent, key, deadline, () -> undo(caller, parent.id(), terms, key, deadline));
    }

    private static Optional<Problem> changedNobody(Job parent) {
        return parent.dryRun() || parent.sequence().isEmpty()
                ? Optional.of(AuthorizedJobs.conflict("the job has changed nobody: there is nothing to undo"))
                : Optional.empty();
    }
}
