package dev.muster.local.flow;

class MemoryJobFlowTest extends JobFlowContract {
    MemoryJobFlowTest() {
        super(new MemoryStores());
    }
}
