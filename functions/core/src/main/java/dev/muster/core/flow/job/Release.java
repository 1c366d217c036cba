package dev.muster.core.flow.job;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.flow.batch.AdvanceJob;
import dev.muster.core.flow.batch.Dispatcher;
import dev.muster.core.flow.batch.PlanLoader;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/**
 * Lets what was held back go: a job that was held runs, and a dry run that has ended is done in earnest, by a new job over
 * exactly the people it found. Releasing again changes nothing.
 */
public final class Release {
    private final Jobs jobs;
    private final Access access;
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;
    private final Dispatcher dispatcher;
    private final AdvanceJob advanceJob;

    public Release(
            Jobs jobs,
            Access access,
            AuthorizedJobs authorizedJobs,
            JobCreator jobCreator,
            Dispatcher dispatcher,
            AdvanceJob advanceJob) {
        this.jobs = jobs;
        this.access = access;
        this.authorizedJobs = authorizedJobs;
        this.jobCreator = jobCreator;
        this.dispatcher = dispatcher;
        this.advanceJob = advanceJob;
    }

    public SubmitResult release(Caller caller, String id, Optional<Submit.IdempotencyKey> key, Deadline deadline) {
        return authorizedJobs.once(
                caller, id, key, deadline, (job, granted) -> release(caller, job, granted, key, deadline));
    }

    private SubmitResult release(
            Caller caller,
            Job job,
            Permissions.Granted granted,
            Optional<Submit.IdempotencyKey> key,
            Deadline deadline) {
        if (job.dryRun() && job.hasEnded()) {
            return earnest(caller, job, granted, key, deadline);
        }
        PlanProgress planned = PlanLoader.load(jobs, job, deadline);
        Optional<Problem> problem = refusal(job, planned).or(() -> tooMany(job, planned, deadline));
        if (problem.isPresent()) {
            return new SubmitResult.Refused(problem.get());
        }
        if (job.sequence().isPresent()) {
            return new SubmitResult.Accepted(
                    job, false, job.hasEnded() ? 0 : dispatcher.dispatchUntallied(job, planned, deadline));
        }
        Job running = job.release(access.nextSequence(job.tenant()), granted.rules());
        if (!jobs.replace(running, deadline)) {
            return release(caller, job.id(), key, deadline);
        }
        int unsent = dispatcher.dispatchUntallied(running, planned, deadline);
        advanceJob.advance(running, deadline);
        return new SubmitResult.Accepted(running, false, unsent);
    }

    private Optional<Problem> refusal(Job job, PlanProgress planned) {
        if (!job.terms().hold()) {
            return Optional.of(AuthorizedJobs.conflict("the job was never held: there is nothing to release"));
        }
        if (job.sequence().isPresent()) {
            return Optional.empty();
        }
        if (job.hasEnded() || job.isCancelled()) {
            return Optional.of(AuthorizedJobs.conflict("the job has been given up; it will not run"));
        }
        if (!planned.isClosed()) {
            return Optional.of(
                    AuthorizedJobs.conflict("its people are still being looked for; release it once it is held"));
        }
        return authorizedJobs.requireRetention(job);
    }

    /** Whoever was to refuse the job for this may have died before it could. */
    private Optional<Problem> tooMany(Job job, PlanProgress planned, Deadline deadline) {
        if (planned.selected() <= job.terms().maxAffected().orElse(Long.MAX_VALUE)) {
            return Optional.empty();
        }
        advanceJob.advance(job, deadline);
        return Optional.of(
                AuthorizedJobs.conflict(planned.selected() + " people are selected, more than max_affected allows"));
    }

    private SubmitResult earnest(
            Caller caller,
            Job rehearsed,
            Permissions.Granted granted,
            Optional<Submit.IdempotencyKey> key,
            Deadline deadline) {
        Optional<Job> predecessor = rehearsed.origin().kind() == JobKind.UNDO
                ? jobs.find(rehearsed.tenant(), rehearsed.origin().parent().orElseThrow(), deadline)
                : Optional.of(rehearsed);
        Optional<Problem> problem = rehearsed.completion().orElseThrow().state() == JobState.COMPLETED
                ? authorizedJobs
                        .requireRetention(rehearsed)
                        .or(() -> authorizedJobs.requireNoSuccessor(predecessor))
                        .or(() -> jobCreator.checkOpenJobs(caller, deadline))
                : Optional.of(AuthorizedJobs.conflict("the dry run was given up; what it found is not all there is"));
        if (problem.isPresent()) {
            return new SubmitResult.Refused(problem.get());
        }
        Job job = jobCreator.newJob(
                caller,
                rehearsed.origin().kind(),
                rehearsed.origin().parent(),
                rehearsed.change(),
                rehearsed.rules().and(granted.rules()),
                new Plan.Derived(rehearsed.id(), Plan.Part.ALL, rehearsed.plan().slots()),
                rehearsed.terms().asRealRun());
        return jobCreator.createSuccessor(
                job, predecessor.orElseThrow(), key, deadline, () -> release(caller, rehearsed.id(), key, deadline));
    }
}
