package dev.muster.local.walk;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.time.SystemTime;
import dev.muster.local.memory.MemoryAccess;
import dev.muster.local.memory.MemoryJobs;
import dev.muster.local.memory.MemoryPeople;
import java.util.Random;

class MemoryWalkTest extends WalkContract {

    @Override
    Ports ports(BatchQueue queue, PlanQueue planQueue) {
        return new Ports(
                new MemoryPeople(), new MemoryJobs(), queue, planQueue, new MemoryAccess(), new SystemTime(), new Random(1));
    }

    @Override
    Tenant tenant() {
        return new Tenant("walk");
    }
}
