package dev.muster.aws.flow;

import dev.muster.testing.flow.FileActionsContract;

class DynamoFileActionsTest extends FileActionsContract {
    DynamoFileActionsTest() {
        super(new DynamoStores());
    }
}
