package dev.muster.local.contract;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.core.access.Access;
import dev.muster.core.time.SystemTime;

@Everywhere
class DynamoAccessTest extends AccessContract {
    private static final Embedded EMBEDDED = Embedded.sound();

    private final Access access = new DynamoAccess(EMBEDDED.access(), new SystemTime());

    @Override
    Access access() {
        return access;
    }

    @Override
    Access another() {
        return new DynamoAccess(Embedded.sound().access(), new SystemTime());
    }
}
