package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.CompleteFile;
import dev.muster.core.flow.batch.Dispatcher;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.RowCount;
import java.util.Optional;

/**
 * Closes the file of an open job: the client says how many parts and rows it has sent, so that a lost part cannot be lost
 * silently. The same close again changes nothing.
 */
public final class CloseFile {
    private final Jobs jobs;
    private final OwnFiles ownFiles;
    private final JobCreator jobCreator;
    private final CompleteFile completeFile;
    private final Dispatcher dispatcher;

    public CloseFile(Ports ports) {
        this.jobs = ports.jobs();
        this.ownFiles = new OwnFiles(ports);
        this.jobCreator = new JobCreator(ports);
        this.completeFile = new CompleteFile(ports);
        this.dispatcher = new Dispatcher(ports);
    }

    /** Closes the file; rejected, and open again, when other parts are stored than those claimed. */
    public SubmitResult close(RequestContext context, String id, RowCount claimed) {
        Optional<SubmitResult> result = Optional.empty();
        while (result.isEmpty()) {
            result = switch (ownFiles.find(context, id)) {
                case OwnFiles.Lookup.Rejected(Problem problem) -> Optional.of(jobCreator.reject(context, problem));
                case OwnFiles.Lookup.Found(Job job, Plan.ByFile plan) ->
                    jobCreator.findEarlier(context).or(() -> attempt(context, job, plan, claimed));
            };
        }
        return result.get();
    }

    /** Returns empty when the job has to be read again: this step is done, or another writer has changed the job. */
    private Optional<SubmitResult> attempt(RequestContext context, Job job, Plan.ByFile plan, RowCount claimed) {
        if (job.isAbandoned()) {
            return OwnFiles.requireOpen(job).map(problem -> jobCreator.reject(context, problem));
        }
        return switch (plan.intake()) {
            case FileIntake.Open _ -> {
                FileIntake closing = new FileIntake.Closing(claimed);
                jobs.replace(job.close(new Plan.ByFile(plan.options(), plan.stripes(), closing), context.rights()));
                yield Optional.empty();
            }
            case FileIntake.Closing(RowCount before) when before.equals(claimed) -> count(context, job, plan, claimed);
            case FileIntake.Closing(RowCount before) -> {
                endOther(job, plan, before);
                yield Optional.empty();
            }
            case FileIntake.Complete(RowCount counted) -> Optional.of(closed(context, job, counted, claimed));
        };
    }

    /** Another request, which closes the file with other numbers, came first. */
    private void endOther(Job job, Plan.ByFile plan, RowCount before) {
        Job next = completeFile.count(job, plan, before).next();
        if (jobs.replace(next)) {
            dispatcher.dispatchNew(next);
        }
    }

    private Optional<SubmitResult> count(RequestContext context, Job job, Plan.ByFile plan, RowCount claimed) {
        return switch (completeFile.count(job, plan, claimed)) {
            case CompleteFile.Counted.Complete(Job next) ->
                switch (jobCreator.replace(context, next)) {
                    case Jobs.WriteResult.Done _ ->
                        Optional.of(new SubmitResult.Accepted(next, false, dispatcher.dispatchNew(next)));
                    case Jobs.WriteResult.Used(IdempotencyRecord earlier) ->
                        Optional.of(jobCreator.replay(context, earlier));
                    case Jobs.WriteResult.Moved _ -> Optional.empty();
                };
            case CompleteFile.Counted.Reopened(Job next, Problem problem) ->
                jobs.replace(next) ? Optional.of(jobCreator.reject(context, problem)) : Optional.empty();
        };
    }

    private SubmitResult closed(RequestContext context, Job job, RowCount counted, RowCount claimed) {
        return counted.equals(claimed)
                ? new SubmitResult.Accepted(job, false, 0)
                : jobCreator.reject(
                        context, AuthorizedJobs.conflict("the file is closed already, with " + counted.text()));
    }
}
