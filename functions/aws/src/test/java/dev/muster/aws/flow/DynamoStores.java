package dev.muster.aws.flow;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.time.SystemTime;
import dev.muster.testing.flow.EngineStores;
import dev.muster.testing.memory.MemoryJobEvents;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

record DynamoStores(Tenant tenant) implements EngineStores {
    private static final AtomicInteger TENANTS = new AtomicInteger();

    DynamoStores() {
        this(new Tenant("flow-" + TENANTS.incrementAndGet()));
    }

    @Override
    public Ports ports(BatchQueue queue, PlanQueue planQueue) {
        TestClients embedded = TestClients.sound();
        SystemTime time = new SystemTime();
        return new Ports(
                new DynamoPeople(embedded.people()),
                new DynamoJobs(embedded.jobs(), embedded.access()),
                queue,
                planQueue,
                new DynamoAccess(embedded.access()),
                new MemoryJobEvents(),
                time,
                new Random());
    }
}
