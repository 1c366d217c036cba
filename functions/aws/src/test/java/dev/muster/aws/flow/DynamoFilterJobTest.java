package dev.muster.aws.flow;

import dev.muster.testing.flow.FilterJobContract;

class DynamoFilterJobTest extends FilterJobContract {
    DynamoFilterJobTest() {
        super(new DynamoStores());
    }
}
