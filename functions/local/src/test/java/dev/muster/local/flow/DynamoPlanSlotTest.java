package dev.muster.local.flow;

import dev.muster.local.contract.EveryBackend;

@EveryBackend
class DynamoPlanSlotTest extends PlanSlotContract {
    DynamoPlanSlotTest() {
        super(new DynamoStores());
    }
}
