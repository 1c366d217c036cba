package dev.muster.local.flow;

class MemoryPlanSlotTest extends PlanSlotContract {
    MemoryPlanSlotTest() {
        super(new MemoryStores());
    }
}
