package dev.muster.aws.flow;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.testing.flow.UndoContract;

@EveryBackend
class DynamoUndoTest extends UndoContract {
    DynamoUndoTest() {
        super(new DynamoStores());
    }
}
