package dev.muster.testing.memory;

import dev.muster.core.job.Jobs;
import dev.muster.testing.contract.JobsContract;

class MemoryJobsTest implements JobsContract {
    private final Jobs jobs = new MemoryJobs();

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
