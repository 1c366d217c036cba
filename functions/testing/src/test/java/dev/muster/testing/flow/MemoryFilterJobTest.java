package dev.muster.testing.flow;

class MemoryFilterJobTest extends FilterJobContract {
    MemoryFilterJobTest() {
        super(new MemoryStores());
    }
}
