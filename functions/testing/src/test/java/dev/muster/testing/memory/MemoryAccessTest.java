package dev.muster.testing.memory;

import dev.muster.core.access.Access;
import dev.muster.core.job.Jobs;
import dev.muster.testing.contract.AccessContract;

class MemoryAccessTest extends AccessContract {
    private final MemoryKeys keys = new MemoryKeys();
    private final Access access = new MemoryAccess(keys);
    private final Jobs jobs = new MemoryJobs(keys);

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Access another() {
        return access;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
