package dev.muster.core.flow.job;

import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rights;
import java.util.Optional;

/**
 * A job before it has an id and a creation time.
 *
 * @param parent the job that this one retries, undoes or releases
 * @param rights the rights of everyone who causes the job
 */
record JobDraft(JobKind kind, Optional<String> parent, Change change, Rights rights, Plan plan, JobOptions options) {

    /** Returns a draft over people of the parent's batches. The rights of both callers bind it. */
    static JobDraft derived(RequestContext context, JobKind kind, Job parent, Change change, JobOptions options) {
        Plan.Part part = kind == JobKind.RETRY ? Plan.Part.UNFINISHED : Plan.Part.ALL;
        Plan plan = new Plan.Derived(parent.id(), part, parent.plan().slots());
        Rights rights = parent.rights().and(context.rights());
        return new JobDraft(kind, Optional.of(parent.id()), change, rights, plan, options);
    }
}
