package dev.muster.local.contract;

import dev.muster.core.job.Jobs;
import dev.muster.local.memory.MemoryJobs;

class MemoryJobsTest implements JobsContract {
    private final Jobs jobs = new MemoryJobs();

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
