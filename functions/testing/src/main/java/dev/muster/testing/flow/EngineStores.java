package dev.muster.testing.flow;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanBudget;
import dev.muster.core.job.PlanQueue;

/** The stores that a test of the flows uses. */
public interface EngineStores {

    /** Returns stores that no other test uses, with these queues. */
    Ports ports(BatchQueue queue, PlanQueue planQueue);

    /** Returns a tenant that no other test uses. */
    Tenant tenant();

    /** Returns these stores for requests that leave every job by filter to the planners. */
    default EngineStores withPlanners() {
        EngineStores same = this;
        return new EngineStores() {
            @Override
            public Ports ports(BatchQueue queue, PlanQueue planQueue) {
                return same.ports(queue, planQueue).with(PlanBudget.NONE);
            }

            @Override
            public Tenant tenant() {
                return same.tenant();
            }
        };
    }
}
