package dev.muster.testing.flow;

class MemoryJobActionsTest extends JobActionsContract {
    MemoryJobActionsTest() {
        super(new MemoryStores());
    }
}
