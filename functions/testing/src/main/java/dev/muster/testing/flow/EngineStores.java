package dev.muster.testing.flow;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;

/** What a walk goes over. */
public interface EngineStores {

    /** Stores nobody else uses, with these queues. */
    Ports ports(BatchQueue queue, PlanQueue planQueue);

    /** A tenant nobody else uses. */
    Tenant tenant();
}
