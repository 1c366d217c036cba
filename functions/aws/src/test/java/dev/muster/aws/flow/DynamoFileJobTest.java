package dev.muster.aws.flow;

import dev.muster.testing.flow.FileJobContract;

class DynamoFileJobTest extends FileJobContract {
    DynamoFileJobTest() {
        super(new DynamoStores());
    }
}
