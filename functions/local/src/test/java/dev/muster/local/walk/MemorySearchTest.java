package dev.muster.local.walk;

class MemorySearchTest extends SearchContract {
    MemorySearchTest() {
        super(new MemoryStores());
    }
}
