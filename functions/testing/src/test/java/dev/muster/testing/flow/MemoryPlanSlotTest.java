package dev.muster.testing.flow;

class MemoryPlanSlotTest extends PlanSlotContract {
    MemoryPlanSlotTest() {
        super(new MemoryStores());
    }
}
