package dev.muster.core.flow.batch;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Map;

/**
 * The batches of a job that is planned before it is created.
 *
 * @param plan the plan of a job with these batches
 * @param read copies of the people of a batch, read before the job had its sequence; batches without any are left out
 */
public record PlannedBatches(Plan plan, List<Batch> batches, Map<BatchKey, List<Person>> read) {
    public PlannedBatches {
        batches = List.copyOf(batches);
        read = Map.copyOf(read);
    }

    /** Creates batches whose people were not read. */
    public PlannedBatches(Plan plan, List<Batch> batches) {
        this(plan, batches, Map.of());
    }

    /** Returns the complete progress of the plan. */
    public PlanProgress progress() {
        return plan.plannedBefore().orElseThrow();
    }
}
