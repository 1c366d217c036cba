package dev.muster.local.flow;

import dev.muster.local.contract.EveryBackend;

@EveryBackend
class DynamoJobFlowTest extends JobFlowContract {
    DynamoJobFlowTest() {
        super(new DynamoStores());
    }
}
