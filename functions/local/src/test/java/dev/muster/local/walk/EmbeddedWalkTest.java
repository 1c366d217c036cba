package dev.muster.local.walk;

import dev.muster.local.contract.Everywhere;

@Everywhere
class EmbeddedWalkTest extends WalkContract {
    EmbeddedWalkTest() {
        super(new EmbeddedStores());
    }
}
