package dev.muster.local.walk;

class EmbeddedSearchTest extends SearchContract {
    EmbeddedSearchTest() {
        super(new EmbeddedStores());
    }
}
