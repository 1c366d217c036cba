package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.Optional;

/** Retries a job by a new job over the people that failed or were skipped. */
public final class Retry {
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;

    public Retry(Ports ports) {
        this.authorizedJobs = new AuthorizedJobs(ports);
        this.jobCreator = new JobCreator(ports);
    }

    /** Creates the retry; the retry of a dry run is always a dry run. */
    public SubmitResult retry(RequestContext context, String id, JobOptions options) {
        return switch (authorizedJobs.find(context, id)) {
            case AuthorizedJobs.Lookup.Rejected(Problem problem) -> jobCreator.reject(context, problem);
            case AuthorizedJobs.Lookup.Found(Job parent) ->
                jobCreator.findEarlier(context).orElseGet(() -> retry(context, parent, options));
        };
    }

    private SubmitResult retry(RequestContext context, Job parent, JobOptions options) {
        Optional<Problem> problem = authorizedJobs
                .requireEnded(parent, "retry")
                .or(() -> requireUnfinished(parent.completion().orElseThrow()))
                .or(() -> jobCreator.checkOpenJobs(context.tenant()));
        if (problem.isPresent()) {
            return jobCreator.reject(context, problem.get());
        }
        JobOptions same = parent.dryRun() ? options.asDryRun() : options;
        JobDraft draft = JobDraft.derived(context, JobKind.RETRY, parent, parent.change(), same);
        return jobCreator.create(context, jobCreator.newJob(context.caller(), draft));
    }

    private static Optional<Problem> requireUnfinished(Completion completion) {
        Totals totals = completion.totals();
        return totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) == 0
                ? Optional.of(AuthorizedJobs.conflict(
                        "no person of the job is failed or skipped, so there is nothing to retry"))
                : Optional.empty();
    }
}
