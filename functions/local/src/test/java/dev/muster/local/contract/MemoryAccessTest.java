package dev.muster.local.contract;

import dev.muster.core.access.Access;
import dev.muster.local.memory.MemoryAccess;

class MemoryAccessTest extends AccessContract {
    private final Access access = new MemoryAccess();

    @Override
    Access access() {
        return access;
    }

    @Override
    Access another() {
        return access;
    }
}
