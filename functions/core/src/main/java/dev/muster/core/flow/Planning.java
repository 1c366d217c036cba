package dev.muster.core.flow;

import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Planned;
import dev.muster.core.person.Slot;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.stream.IntStream;

/** What is planned of a job at present, wherever that is written down. */
final class Planning {
    private static final List<Integer> ALL =
            IntStream.range(0, Slot.COUNT).boxed().toList();

    private Planning() {}

    static Planned of(Jobs jobs, Job job, Deadline deadline) {
        return of(jobs, job, ALL, deadline);
    }

    /** Of a searched job, only these slots. */
    static Planned of(Jobs jobs, Job job, List<Integer> slots, Deadline deadline) {
        return switch (job.plan()) {
            case Plan.Named named -> Planned.of(named);
            case Plan.Searched searched -> new Planned(jobs.progress(job.tenant(), job.id(), slots, deadline));
        };
    }
}
