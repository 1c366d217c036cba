package dev.muster.local.contract;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.core.access.Access;
import dev.muster.core.time.SystemTime;

@EveryBackend
class DynamoAccessTest extends AccessContract {
    private static final TestClients EMBEDDED = TestClients.sound();

    private final Access access = new DynamoAccess(EMBEDDED.access(), new SystemTime());

    @Override
    Access access() {
        return access;
    }

    @Override
    Access another() {
        return new DynamoAccess(TestClients.sound().access(), new SystemTime());
    }
}
