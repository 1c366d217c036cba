package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.Optional;

/** Retries a job by a new job over the people that failed or were skipped. */
public final class Retry {
    private final Jobs jobs;
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;

    public Retry(Ports ports) {
        this.jobs = ports.jobs();
        this.authorizedJobs = new AuthorizedJobs(ports);
        this.jobCreator = new JobCreator(ports);
    }

    /** Creates the retry; the retry of a dry run is always a dry run. A retry may be repeated. */
    public SubmitResult retry(RequestContext context, String id, JobOptions options) {
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
                jobCreator.findEarlier(context).or(() -> retry(context, parent, options));
        };
    }

    private Optional<SubmitResult> retry(RequestContext context, Job parent, JobOptions options) {
        JobOptions same = parent.dryRun() ? options.asDryRun() : options;
        Optional<Problem> problem = authorizedJobs
                .requireEnded(parent, "retry")
                .or(() -> requireUnfinished(parent.completion().orElseThrow()))
                .or(() -> checkRetention(same))
                .or(() -> jobCreator.checkOpenJobs(context.caller(), same));
        if (problem.isPresent()) {
            return Optional.of(jobCreator.reject(context, problem.get()));
        }
        JobDraft draft = JobDraft.derived(context, JobKind.RETRY, parent, jobs.change(parent), same);
        return jobCreator.createSuccessor(context, jobCreator.newJob(context, draft), parent.touched());
    }

    /** Only the flow knows whether the retry is a dry run, which may be kept for a shorter time. */
    private static Optional<Problem> checkRetention(JobOptions options) {
        long min = JobOptions.minRetention(options.dryRun()).toDays();
        return options.retention().toDays() >= min
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.INVALID,
                        "must be at least %d for the retry of a job that is no dry run, so that it can be undone; it is %d"
                                .formatted(min, options.retention().toDays()),
                        "/retention_days"));
    }

    private static Optional<Problem> requireUnfinished(Completion completion) {
        Totals totals = completion.totals();
        return totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) == 0
                ? Optional.of(AuthorizedJobs.conflict(
                        "no person of the job is failed or skipped, so there is nothing to retry"))
                : Optional.empty();
    }
}
