package dev.muster.testing.flow;

class MemoryJobFlowTest extends JobFlowContract {
    MemoryJobFlowTest() {
        super(new MemoryStores());
    }
}
