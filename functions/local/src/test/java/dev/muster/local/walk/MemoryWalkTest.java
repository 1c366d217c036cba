package dev.muster.local.walk;

class MemoryWalkTest extends WalkContract {
    MemoryWalkTest() {
        super(new MemoryStores());
    }
}
