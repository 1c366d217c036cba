package dev.muster.testing.memory;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.testing.contract.PlanQueueContract;
import java.util.Set;

class MemoryPlanQueueTest extends PlanQueueContract {
    private final MemoryPlanQueue queue = new MemoryPlanQueue();

    @Override
    protected PlanQueue queue() {
        return queue;
    }

    @Override
    protected Set<SlotMessage> receive(int different) {
        return Set.copyOf(queue.receive(different));
    }
}
