package dev.muster.local.walk;

class EmbeddedVerbsTest extends VerbsContract {
    EmbeddedVerbsTest() {
        super(new EmbeddedStores());
    }
}
