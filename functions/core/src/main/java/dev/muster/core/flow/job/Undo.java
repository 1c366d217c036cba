package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Change;
import java.util.Optional;

/**
 * Undoes a job by a new job: every register that holds the value of the job gets the value below it, for every person
 * that the job selected, with any outcome. A job is undone again only if its last undo left people out. The undo of an
 * undo is a redo.
 */
public final class Undo {
    private final Jobs jobs;
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;

    public Undo(Ports ports) {
        this.jobs = ports.jobs();
        this.authorizedJobs = new AuthorizedJobs(ports);
        this.jobCreator = new JobCreator(ports);
    }

    /** Creates the undo of the job; rejected when the job has not ended, has changed no person or is undone already. */
    public SubmitResult undo(RequestContext context, String id, JobOptions options) {
        Optional<SubmitResult> result = Optional.empty();
        while (result.isEmpty()) {
            result = attempt(context, id, options);
        }
        return result.get();
    }

    /** Returns empty when another request has changed the job in between: then it has to be read again. */
    private Optional<SubmitResult> attempt(RequestContext context, String id, JobOptions options) {
        return switch (authorizedJobs.find(context, id)) {
            case AuthorizedJobs.Lookup.Rejected(Problem problem) -> Optional.of(jobCreator.reject(context, problem));
            case AuthorizedJobs.Lookup.Found(Job parent) ->
                jobCreator.findEarlier(context).or(() -> undo(context, parent, options));
        };
    }

    private Optional<SubmitResult> undo(RequestContext context, Job parent, JobOptions options) {
        Optional<Problem> problem = authorizedJobs
                .requireEnded(parent, "undo")
                .or(() -> requireChanges(parent))
                .or(() -> authorizedJobs.requireRepeatable(parent))
                .or(() -> jobCreator.checkOpenJobs(context.caller(), options));
        if (problem.isPresent()) {
            return Optional.of(jobCreator.reject(context, problem.get()));
        }
        Change undo = jobs.change(parent).undo(parent.sequence().orElseThrow());
        Job job = jobCreator.newJob(context, JobDraft.derived(context, JobKind.UNDO, parent, undo, options));
        // A dry run restores nothing, so the parent may still be undone.
        Job next = options.dryRun() ? parent.touched() : parent.withSuccessor(job.id());
        return jobCreator.createSuccessor(context, job, next);
    }

    private static Optional<Problem> requireChanges(Job parent) {
        return parent.dryRun() || parent.sequence().isEmpty()
                ? Optional.of(AuthorizedJobs.conflict("the job has changed no person, so there is nothing to undo"))
                : Optional.empty();
    }
}
