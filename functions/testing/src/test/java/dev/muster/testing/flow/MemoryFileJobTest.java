package dev.muster.testing.flow;

class MemoryFileJobTest extends FileJobContract {
    MemoryFileJobTest() {
        super(new MemoryStores());
    }
}
