package dev.muster.testing.memory;

import dev.muster.core.access.Access;
import dev.muster.testing.contract.AccessContract;

class MemoryAccessTest extends AccessContract {
    private final Access access = new MemoryAccess();

    @Override
    protected Access access() {
        return access;
    }

    @Override
    protected Access another() {
        return access;
    }
}
