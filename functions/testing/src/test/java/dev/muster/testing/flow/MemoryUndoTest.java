package dev.muster.testing.flow;

class MemoryUndoTest extends UndoContract {
    MemoryUndoTest() {
        super(new MemoryStores());
    }
}
