package dev.muster.core.flow.batch;

import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanProgress;
import java.util.List;
import java.util.stream.IntStream;

/** Loads the progress of planning a job. */
public final class PlanLoader {
    private PlanLoader() {}

    public static PlanProgress load(Jobs jobs, Job job) {
        return load(jobs, job, IntStream.range(0, job.plan().slots()).boxed().toList());
    }

    /**
     * Loads the progress of these slots; for a job that was planned before its creation the complete plan. Nothing of an
     * abandoned file is ever planned.
     */
    static PlanProgress load(Jobs jobs, Job job, List<Integer> slots) {
        return job.isAbandoned()
                ? PlanProgress.ofNothing(job.plan().slots())
                : job.plan()
                        .plannedBefore()
                        .orElseGet(() -> new PlanProgress(jobs.progress(job.tenant(), job.id(), slots)));
    }
}
