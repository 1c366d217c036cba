package dev.muster.local.contract;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.local.memory.MemoryPlanQueue;
import java.util.Set;

class MemoryPlanQueueTest extends PlanQueueContract {
    private final MemoryPlanQueue queue = new MemoryPlanQueue();

    @Override
    PlanQueue queue() {
        return queue;
    }

    @Override
    Set<SlotMessage> receive(int different) {
        return Set.copyOf(queue.receive(different));
    }
}
