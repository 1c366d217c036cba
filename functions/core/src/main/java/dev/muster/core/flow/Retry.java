package dev.muster.core.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Terms;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/** Tries a job again, by a new one, with those people only whom it failed on or skipped. */
public final class Retry {
    private final Existing existing;
    private final Accepting accepting;

    Retry(Existing existing, Accepting accepting) {
        this.existing = existing;
        this.accepting = accepting;
    }

    /** A dry run is tried again as one, whatever the terms say. */
    public Submitted retry(Caller caller, String id, Terms terms, Optional<Submit.Key> key, Deadline deadline) {
        return existing.once(
                caller, id, key, deadline, (job, granted) -> retry(caller, job, granted, terms, key, deadline));
    }

    private Submitted retry(
            Caller caller,
            Job parent,
            Permissions.Granted granted,
            Terms terms,
            Optional<Submit.Key> key,
            Deadline deadline) {
        Optional<Problem> problem = existing.notOver(parent, "retry")
                .or(() -> existing.tooOld(parent))
                .or(() -> nobodyLeft(parent.ending().orElseThrow()))
                .or(() -> accepting.noRoom(caller, deadline));
        if (problem.isPresent()) {
            return new Submitted.Refused(problem.get());
        }
        Job job = accepting.header(
                caller,
                Kind.RETRY,
                Optional.of(parent.id()),
                parent.change(),
                granted.rules(),
                new Plan.Derived(
                        parent.id(), Plan.Part.UNFINISHED, parent.plan().slots()),
                parent.dryRun() ? terms.rehearsed() : terms);
        return accepting.accept(job, key, deadline);
    }

    private static Optional<Problem> nobodyLeft(Ending ending) {
        Totals totals = ending.totals();
        return totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) == 0
                ? Optional.of(
                        Existing.conflict("the job has failed on nobody and skipped nobody: there is nothing to retry"))
                : Optional.empty();
    }
}
