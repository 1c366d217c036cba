package dev.muster.core.flow.job;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.Stripe;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rights;
import java.util.Optional;
import java.util.Set;

/** Creates a job whose file comes in parts. It belongs to the person who has opened it. */
public final class OpenFile {
    private final JobCreator jobCreator;
    private final int stripes;

    public OpenFile(Ports ports) {
        this(ports, Stripe.COUNT);
    }

    /**
     * Opens files that so many planners plan at once.
     *
     * @param stripes from 1 to {@link Stripe#COUNT}
     */
    public OpenFile(Ports ports, int stripes) {
        this.jobCreator = new JobCreator(ports);
        this.stripes = stripes;
    }

    /** Creates the job; a rejected request has written nothing. */
    public SubmitResult open(RequestContext context, FileOptions file, JobOptions options) {
        Optional<Problem> problem = FilePermissions.check(context, file);
        if (problem.isPresent()) {
            return jobCreator.reject(context, problem.get());
        }
        return jobCreator.findEarlier(context).orElseGet(() -> openNew(context, file, options));
    }

    private SubmitResult openNew(RequestContext context, FileOptions file, JobOptions options) {
        Optional<Problem> problem = jobCreator.checkOpenFiles(context.caller());
        if (problem.isPresent()) {
            return jobCreator.reject(context, problem.get());
        }
        JobDraft draft = new JobDraft(
                JobKind.FILE,
                Optional.empty(),
                new Change.Rows(Set.of()),
                Rights.of(context.rights()),
                new Plan.ByFile(file, stripes, new FileIntake.Open()),
                options);
        return jobCreator.create(context, jobCreator.newJob(context, draft));
    }
}
