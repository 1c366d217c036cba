package dev.muster.core.flow.job;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Change;
import dev.muster.core.person.ProtectionRules;
import java.util.Optional;

/**
 * A job before it has an id and a creation time.
 *
 * @param parent the job that this one retries, undoes or releases
 * @param rules the limits on what the caller may change
 */
record JobDraft(
        JobKind kind, Optional<String> parent, Change change, ProtectionRules rules, Plan plan, JobOptions options) {

    /** Returns a draft over people of the parent's batches. */
    static JobDraft derived(JobKind kind, Job parent, Change change, ProtectionRules rules, JobOptions options) {
        Plan.Part part = kind == JobKind.RETRY ? Plan.Part.UNFINISHED : Plan.Part.ALL;
        Plan plan = new Plan.Derived(parent.id(), part, parent.plan().slots());
        return new JobDraft(kind, Optional.of(parent.id()), change, rules, plan, options);
    }
}
