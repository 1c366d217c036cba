package dev.muster.local.flow;

import dev.muster.local.contract.EveryBackend;

@EveryBackend
class DynamoJobActionsTest extends JobActionsContract {
    DynamoJobActionsTest() {
        super(new DynamoStores());
    }
}
