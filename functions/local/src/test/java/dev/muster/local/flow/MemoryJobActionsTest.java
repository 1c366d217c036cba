package dev.muster.local.flow;

class MemoryJobActionsTest extends JobActionsContract {
    MemoryJobActionsTest() {
        super(new MemoryStores());
    }
}
