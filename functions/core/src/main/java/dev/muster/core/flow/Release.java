package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Planned;
import dev.muster.core.job.Problem;
import dev.muster.core.job.State;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/**
 * Lets what was held back go: a job that was held runs, and a dry run that has ended is done in earnest, by a new job over
 * exactly the people it found. Releasing again changes nothing.
 */
public final class Release {
    private final Jobs jobs;
    private final Access access;
    private final Existing existing;
    private final Accepting accepting;
    private final Ring ring;
    private final Finish finish;

    Release(Jobs jobs, Access access, Existing existing, Accepting accepting, Ring ring, Finish finish) {
        this.jobs = jobs;
        this.access = access;
        this.existing = existing;
        this.accepting = accepting;
        this.ring = ring;
        this.finish = finish;
    }

    public Submitted release(Caller caller, String id, Optional<Submit.Key> key, Deadline deadline) {
        return existing.once(caller, id, key, deadline, (job, granted) -> release(caller, job, granted, key, deadline));
    }

    private Submitted release(
            Caller caller, Job job, Permissions.Granted granted, Optional<Submit.Key> key, Deadline deadline) {
        if (job.dryRun() && job.hasEnded()) {
            return earnest(caller, job, granted, key, deadline);
        }
        Planned planned = Planning.of(jobs, job, deadline);
        Optional<Problem> problem = refusal(job, planned).or(() -> tooMany(job, planned, deadline));
        if (problem.isPresent()) {
            return new Submitted.Refused(problem.get());
        }
        if (job.sequence().isPresent()) {
            return new Submitted.Accepted(job, false, job.hasEnded() ? 0 : ring.untallied(job, planned, deadline));
        }
        Job running = job.run(access.nextSequence(job.tenant()), granted.rules());
        if (!jobs.replace(running, deadline)) {
            return release(caller, job.id(), key, deadline);
        }
        int unsent = ring.untallied(running, planned, deadline);
        finish.finish(running, deadline);
        return new Submitted.Accepted(running, false, unsent);
    }

    private Optional<Problem> refusal(Job job, Planned planned) {
        if (!job.terms().hold()) {
            return Optional.of(Existing.conflict("the job was never held: there is nothing to release"));
        }
        if (job.sequence().isPresent()) {
            return Optional.empty();
        }
        if (job.hasEnded() || job.isCancelled()) {
            return Optional.of(Existing.conflict("the job has been given up; it will not run"));
        }
        if (!planned.isClosed()) {
            return Optional.of(Existing.conflict("its people are still being looked for; release it once it is held"));
        }
        return existing.tooOld(job);
    }

    /** Whoever was to refuse the job for this may have died before it could. */
    private Optional<Problem> tooMany(Job job, Planned planned, Deadline deadline) {
        if (planned.selected() <= job.terms().maxAffected().orElse(Long.MAX_VALUE)) {
            return Optional.empty();
        }
        finish.finish(job, deadline);
        return Optional.of(
                Existing.conflict(planned.selected() + " people are selected, more than maxAffected allows"));
    }

    private Submitted earnest(
            Caller caller, Job rehearsed, Permissions.Granted granted, Optional<Submit.Key> key, Deadline deadline) {
        Optional<Job> predecessor = rehearsed.origin().kind() == Kind.UNDO
                ? jobs.find(rehearsed.tenant(), rehearsed.origin().parent().orElseThrow(), deadline)
                : Optional.of(rehearsed);
        Optional<Problem> problem = rehearsed.ending().orElseThrow().state() == State.COMPLETED
                ? existing.tooOld(rehearsed)
                        .or(() -> existing.followed(predecessor))
                        .or(() -> accepting.noRoom(caller, deadline))
                : Optional.of(Existing.conflict("the dry run was given up; what it found is not all there is"));
        if (problem.isPresent()) {
            return new Submitted.Refused(problem.get());
        }
        Job job = accepting.header(
                caller,
                rehearsed.origin().kind(),
                rehearsed.origin().parent(),
                rehearsed.change(),
                rehearsed.rules().and(granted.rules()),
                new Plan.Derived(rehearsed.id(), Plan.Part.ALL, rehearsed.plan().slots()),
                rehearsed.terms().inEarnest());
        return accepting.succeed(
                job, predecessor.orElseThrow(), key, deadline, () -> release(caller, rehearsed.id(), key, deadline));
    }
}
