package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import java.util.Optional;

/**
 * Repeats a dry run that has ended as a real run, by a new job over exactly the people that the dry run found. It is
 * released again only if the last real run left people out.
 */
final class ReleaseDryRun {
    private final Jobs jobs;
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;

    ReleaseDryRun(Ports ports) {
        this.jobs = ports.jobs();
        this.authorizedJobs = new AuthorizedJobs(ports);
        this.jobCreator = new JobCreator(ports);
    }

    /** Returns empty when another request has changed the predecessor in between: then it has to be read again. */
    Optional<SubmitResult> release(RequestContext context, Job dryRun) {
        Optional<Job> predecessor = new Successors(jobs).predecessor(dryRun);
        Optional<Problem> problem = requireCompleted(dryRun)
                .or(() -> authorizedJobs.requireRetention(dryRun))
                .or(() -> requireRepeatable(predecessor))
                .or(() -> jobCreator.checkOpenJobs(
                        context.caller(), dryRun.options().asRealRun()));
        if (problem.isPresent()) {
            return Optional.of(jobCreator.reject(context, problem.get()));
        }
        Job job = jobCreator.newJob(context, realRun(context, dryRun));
        return jobCreator.createSuccessor(
                context, job, predecessor.orElseThrow().withSuccessor(job.id()));
    }

    private JobDraft realRun(RequestContext context, Job dryRun) {
        return new JobDraft(
                dryRun.origin().kind(),
                dryRun.origin().parent(),
                jobs.change(dryRun),
                dryRun.rights().and(context.rights()),
                new Plan.Derived(dryRun.id(), Plan.Part.ALL, dryRun.plan().slots()),
                dryRun.options().asRealRun());
    }

    private static Optional<Problem> requireCompleted(Job dryRun) {
        return dryRun.completion().orElseThrow().state() == JobState.COMPLETED
                ? Optional.empty()
                : Optional.of(
                        AuthorizedJobs.conflict("the dry run was cancelled or refused, so its result is incomplete"));
    }

    private Optional<Problem> requireRepeatable(Optional<Job> predecessor) {
        return predecessor.isPresent()
                ? authorizedJobs.requireRepeatable(predecessor.get())
                : Optional.of(AuthorizedJobs.conflict("the job that would be undone is no longer kept"));
    }
}
