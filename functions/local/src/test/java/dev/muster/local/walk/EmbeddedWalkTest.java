package dev.muster.local.walk;

class EmbeddedWalkTest extends WalkContract {
    EmbeddedWalkTest() {
        super(new EmbeddedStores());
    }
}
