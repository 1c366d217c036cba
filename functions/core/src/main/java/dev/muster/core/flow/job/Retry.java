package dev.muster.core.flow.job;

import dev.muster.core.access.Caller;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/** Tries a job again, by a new one, with those people only whom it failed on or skipped. */
public final class Retry {
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;

    public Retry(AuthorizedJobs authorizedJobs, JobCreator jobCreator) {
        this.authorizedJobs = authorizedJobs;
        this.jobCreator = jobCreator;
    }

    /** A dry run is tried again as one, whatever the terms say. */
    public SubmitResult retry(
            Caller caller, String id, JobOptions terms, Optional<Submit.IdempotencyKey> key, Deadline deadline) {
        return authorizedJobs.once(
                caller, id, key, deadline, (job, granted) -> retry(caller, job, granted, terms, key, deadline));
    }

    private SubmitResult retry(
            Caller caller,
            Job parent,
            Permissions.Granted granted,
            JobOptions terms,
            Optional<Submit.IdempotencyKey> key,
            Deadline deadline) {
        Optional<Problem> problem = authorizedJobs
                .requireEnded(parent, "retry")
                .or(() -> authorizedJobs.requireRetention(parent))
                .or(() -> nobodyLeft(parent.completion().orElseThrow()))
                .or(() -> jobCreator.checkOpenJobs(caller, deadline));
        if (problem.isPresent()) {
            return new SubmitResult.Refused(problem.get());
        }
        Job job = jobCreator.newJob(
                caller,
                JobKind.RETRY,
                Optional.of(parent.id()),
                parent.change(),
                granted.rules(),
                new Plan.Derived(
                        parent.id(), Plan.Part.UNFINISHED, parent.plan().slots()),
                parent.dryRun() ? terms.asDryRun() : terms);
        return jobCreator.create(job, key, deadline);
    }

    private static Optional<Problem> nobodyLeft(Completion ending) {
        Totals totals = ending.totals();
        return totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) == 0
                ? Optional.of(AuthorizedJobs.conflict(
                        "the job has failed on nobody and skipped nobody: there is nothing to retry"))
                : Optional.empty();
    }
}
