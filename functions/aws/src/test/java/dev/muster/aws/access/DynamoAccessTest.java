package dev.muster.aws.access;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Access;
import dev.muster.testing.contract.AccessContract;

@EveryBackend
class DynamoAccessTest extends AccessContract {
    private static final TestClients EMBEDDED = TestClients.sound();

    private final Access access = new DynamoAccess(EMBEDDED.access());

    @Override
    protected Access access() {
        return access;
    }

    @Override
    protected Access another() {
        return new DynamoAccess(TestClients.sound().access());
    }
}
