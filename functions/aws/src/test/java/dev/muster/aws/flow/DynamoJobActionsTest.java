package dev.muster.aws.flow;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.testing.flow.JobActionsContract;

@EveryBackend
class DynamoJobActionsTest extends JobActionsContract {
    DynamoJobActionsTest() {
        super(new DynamoStores());
    }
}
