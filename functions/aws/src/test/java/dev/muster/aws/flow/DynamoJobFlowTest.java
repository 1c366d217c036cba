package dev.muster.aws.flow;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.testing.flow.JobFlowContract;

@EveryBackend
class DynamoJobFlowTest extends JobFlowContract {
    DynamoJobFlowTest() {
        super(new DynamoStores());
    }
}
