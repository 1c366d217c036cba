package dev.muster.local.walk;

import dev.muster.local.contract.Everywhere;

@Everywhere
class EmbeddedSearchTest extends SearchContract {
    EmbeddedSearchTest() {
        super(new EmbeddedStores());
    }
}
