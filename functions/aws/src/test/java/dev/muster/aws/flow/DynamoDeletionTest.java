package dev.muster.aws.flow;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.testing.flow.DeletionContract;

@EveryBackend
class DynamoDeletionTest extends DeletionContract {
    DynamoDeletionTest() {
        super(new DynamoStores());
    }
}
