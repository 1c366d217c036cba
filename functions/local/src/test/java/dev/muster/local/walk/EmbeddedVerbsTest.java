package dev.muster.local.walk;

import dev.muster.local.contract.Everywhere;

@Everywhere
class EmbeddedVerbsTest extends VerbsContract {
    EmbeddedVerbsTest() {
        super(new EmbeddedStores());
    }
}
