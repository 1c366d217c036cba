package dev.muster.core.flow;

import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Planned;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.stream.IntStream;

/** What is planned of a job at present, wherever that is written down. */
final class Planning {
    private Planning() {}

    static Planned of(Jobs jobs, Job job, Deadline deadline) {
        return of(jobs, job, IntStream.range(0, job.plan().slots()).boxed().toList(), deadline);
    }

    /** Of a job that is planned slot by slot, only these slots. */
    static Planned of(Jobs jobs, Job job, List<Integer> slots, Deadline deadline) {
        return job.plan() instanceof Plan.Named named
                ? Planned.of(named)
                : new Planned(jobs.progress(job.tenant(), job.id(), slots, deadline));
    }
}
