package dev.muster.core.flow.job;

import dev.muster.core.access.Access;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.AdvanceJob;
import dev.muster.core.flow.batch.Dispatcher;
import dev.muster.core.flow.batch.PlanLoader;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Time;
import java.util.Optional;

/**
 * Releases a job: a held job runs, and a completed dry run is repeated as a real run by a new job over exactly the people
 * that the dry run found. A second release changes nothing.
 */
public final class Release {
    private final Jobs jobs;
    private final Access access;
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;
    private final ReleaseDryRun releaseDryRun;
    private final Dispatcher dispatcher;
    private final AdvanceJob advanceJob;
    private final Time time;

    public Release(Ports ports) {
        this.jobs = ports.jobs();
        this.access = ports.access();
        this.authorizedJobs = new AuthorizedJobs(ports);
        this.jobCreator = new JobCreator(ports);
        this.releaseDryRun = new ReleaseDryRun(ports);
        this.dispatcher = new Dispatcher(ports);
        this.advanceJob = new AdvanceJob(ports);
        this.time = ports.time();
    }

    /** Releases the job; rejected when it was never held, is still planned, or was cancelled or refused. */
    public SubmitResult release(RequestContext context, String id) {
        Optional<SubmitResult> result = Optional.empty();
        while (result.isEmpty()) {
            result = attempt(context, id);
        }
        return result.get();
    }

    /** Returns empty when another writer has changed the job in between: then it has to be read again. */
    private Optional<SubmitResult> attempt(RequestContext context, String id) {
        return switch (authorizedJobs.find(context, id)) {
            case AuthorizedJobs.Lookup.Rejected(Problem problem) -> Optional.of(jobCreator.reject(context, problem));
            case AuthorizedJobs.Lookup.Found(Job job) ->
                jobCreator.findEarlier(context).or(() -> release(context, job));
        };
    }

    private Optional<SubmitResult> release(RequestContext context, Job job) {
        return job.dryRun() && job.hasEnded() ? releaseDryRun.release(context, job) : releaseHeld(context, job);
    }

    private Optional<SubmitResult> releaseHeld(RequestContext context, Job job) {
        PlanProgress planned = PlanLoader.load(jobs, job);
        Optional<Problem> problem = checkHeld(job, planned).or(() -> checkMaxAffected(job, planned));
        if (problem.isPresent()) {
            return Optional.of(jobCreator.reject(context, problem.get()));
        }
        if (job.sequence().isPresent()) {
            int unsent = job.hasEnded() ? 0 : dispatcher.dispatchUntallied(job, planned);
            return Optional.of(new SubmitResult.Accepted(job, false, unsent));
        }
        Job running = job.release(access.nextSequence(job.tenant()), time.now(), context.rights());
        return switch (jobCreator.replace(context, running)) {
            case Jobs.WriteResult.Done _ -> Optional.of(start(running, planned));
            case Jobs.WriteResult.Used(IdempotencyRecord earlier) -> Optional.of(jobCreator.replay(context, earlier));
            case Jobs.WriteResult.Moved _ -> Optional.empty();
        };
    }

    private SubmitResult start(Job running, PlanProgress planned) {
        int unsent = dispatcher.dispatchUntallied(running, planned);
        return new SubmitResult.Accepted(advanceJob.advance(running), false, unsent);
    }

    private Optional<Problem> checkHeld(Job job, PlanProgress planned) {
        if (job.options().hold().isEmpty()) {
            return Optional.of(AuthorizedJobs.conflict("the job was never held: there is nothing to release"));
        }
        if (job.sequence().isPresent()) {
            return Optional.empty();
        }
        if (job.hasEnded() || job.isCancelled()) {
            return Optional.of(AuthorizedJobs.conflict("the job was cancelled or refused; it will not run"));
        }
        if (!planned.isClosed()) {
            return Optional.of(AuthorizedJobs.conflict("the job is still being planned; release it once it is held"));
        }
        return authorizedJobs.requireRetention(job);
    }

    /** The worker that should have refused the job may have died before it did. */
    private Optional<Problem> checkMaxAffected(Job job, PlanProgress planned) {
        if (planned.selected() <= job.options().maxAffected().orElse(Long.MAX_VALUE)) {
            return Optional.empty();
        }
        advanceJob.advance(job);
        return Optional.of(
                AuthorizedJobs.conflict(planned.selected() + " people are selected, more than max_affected allows"));
    }
}
