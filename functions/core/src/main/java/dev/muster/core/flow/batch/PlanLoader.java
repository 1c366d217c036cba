package dev.muster.core.flow.batch;

import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import java.util.List;
import java.util.stream.IntStream;

/** What is planned of a job at present, wherever that is written down. */
public final class PlanLoader {
    private PlanLoader() {}

    public static PlanProgress load(Jobs jobs, Job job) {
        return load(jobs, job, IntStream.range(0, job.plan().slots()).boxed().toList());
    }

    /** Of a job that is planned slot by slot, only these slots. */
    static PlanProgress load(Jobs jobs, Job job, List<Integer> slots) {
        return job.plan() instanceof Plan.ByIds byIds
                ? PlanProgress.of(byIds)
                : new PlanProgress(jobs.progress(job.tenant(), job.id(), slots));
    }
}
