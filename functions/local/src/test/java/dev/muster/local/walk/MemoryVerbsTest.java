package dev.muster.local.walk;

class MemoryVerbsTest extends VerbsContract {
    MemoryVerbsTest() {
        super(new MemoryStores());
    }
}
