package dev.muster.aws.flow;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.testing.flow.PlanSlotContract;

@EveryBackend
class DynamoPlanSlotTest extends PlanSlotContract {
    DynamoPlanSlotTest() {
        super(new DynamoStores());
    }
}
