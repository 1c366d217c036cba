package dev.muster.testing.flow;

class MemoryDeletionTest extends DeletionContract {
    MemoryDeletionTest() {
        super(new MemoryStores());
    }
}
