package dev.muster.testing.flow;

class MemoryFileActionsTest extends FileActionsContract {
    MemoryFileActionsTest() {
        super(new MemoryStores());
    }
}
