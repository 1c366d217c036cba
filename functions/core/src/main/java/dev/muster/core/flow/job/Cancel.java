package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.AdvanceJob;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Problem;
import java.util.Optional;

/** Cancels a job: batches that no worker has begun are skipped. A second cancel changes nothing. */
public final class Cancel {
    private final AuthorizedJobs authorizedJobs;
    private final JobCreator jobCreator;
    private final AdvanceJob advanceJob;

    public Cancel(Ports ports) {
        this.authorizedJobs = new AuthorizedJobs(ports);
        this.jobCreator = new JobCreator(ports);
        this.advanceJob = new AdvanceJob(ports);
    }

    /** Cancels the job; rejected when it has ended otherwise. */
    public SubmitResult cancel(RequestContext context, String id) {
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
                jobCreator.findEarlier(context).or(() -> cancel(context, job));
        };
    }

    private Optional<SubmitResult> cancel(RequestContext context, Job job) {
        boolean endedOtherwise = job.completion()
                .filter(completion -> completion.state() != JobState.CANCELLED)
                .isPresent();
        if (endedOtherwise) {
            return Optional.of(jobCreator.reject(
                    context, AuthorizedJobs.conflict("the job has ended; what it did can be undone")));
        }
        if (job.isCancelled()) {
            return Optional.of(end(job));
        }
        Job cancelled = job.cancel("cancelled by " + context.caller().person());
        return switch (jobCreator.replace(context, cancelled)) {
            case Jobs.WriteResult.Done _ -> Optional.of(end(cancelled));
            case Jobs.WriteResult.Used(IdempotencyRecord earlier) -> Optional.of(jobCreator.replay(context, earlier));
            case Jobs.WriteResult.Moved _ -> Optional.empty();
        };
    }

    /** A held job has no batch in progress whose worker would end it. */
    private SubmitResult end(Job job) {
        return new SubmitResult.Accepted(advanceJob.advance(job), false, 0);
    }
}
