package dev.muster.testing.flow;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryKeys;
import dev.muster.testing.memory.MemoryPeople;
import java.util.Random;

record MemoryStores(Tenant tenant, Time time) implements EngineStores {
    /** A small page, so that a slot has several. */
    private static final int PAGE = 70;

    MemoryStores() {
        this(new SystemTime());
    }

    MemoryStores(Time time) {
        this(new Tenant("memory"), time);
    }

    @Override
    public Ports ports(BatchQueue queue, PlanQueue planQueue) {
        MemoryKeys keys = new MemoryKeys();
        return new Ports(
                new MemoryPeople(PAGE),
                new MemoryJobs(keys),
                queue,
                planQueue,
                new MemoryAccess(keys),
                new MemoryJobEvents(),
                time,
                new Random(1));
    }
}
