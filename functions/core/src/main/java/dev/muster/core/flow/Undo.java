package dev.muster.core.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.job.Job;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Change;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/**
 * Takes a job back by a new one: every register it wrote and still owns gets back what it held before, for everybody the
 * job selected, whatever came of them. A job is undone once; to do it again, undo the undoing.
 */
public final class Undo {
    private final Existing existing;
    private final Accepting accepting;

    Undo(Existing existing, Accepting accepting) {
        this.existing = existing;
        this.accepting = accepting;
    }

    public Submitted undo(Caller caller, String id, Terms terms, Optional<Submit.Key> key, Deadline deadline) {
        return existing.once(
                caller, id, key, deadline, (job, granted) -> undo(caller, job, granted, terms, key, deadline));
    }

    private Submitted undo(
            Caller caller,
            Job parent,
            Permissions.Granted granted,
            Terms terms,
            Optional<Submit.Key> key,
            Deadline deadline) {
        Optional<Problem> problem = existing.notOver(parent, "undo")
                .or(() -> changedNobody(parent))
                .or(() -> existing.followed(Optional.of(parent)))
                .or(() -> accepting.noRoom(caller, deadline));
        if (problem.isPresent()) {
            return new Submitted.Refused(problem.get());
        }
        Job job = accepting.header(
                caller,
                Kind.UNDO,
                Optional.of(parent.id()),
                new Change.Revert(
                        parent.sequence().orElseThrow(), parent.change().paths()),
                granted.rules(),
                new Plan.Derived(parent.id(), Plan.Part.ALL, parent.plan().slots()),
                terms);
        // Rehearsing takes nothing back, so the parent may still be undone.
        return terms.dryRun()
                ? accepting.accept(job, key, deadline)
                : accepting.succeed(job, parent, key, deadline, () -> undo(caller, parent.id(), terms, key, deadline));
    }

    private static Optional<Problem> changedNobody(Job parent) {
        return parent.dryRun() || parent.sequence().isEmpty()
                ? Optional.of(Existing.conflict("the job has changed nobody: there is nothing to undo"))
                : Optional.empty();
    }
}
