package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Grant;

/** Grants of people of the first tenant. */
final class Grants {
    private static final int CALLS = 1_000;

    private Grants() {}

    static Grant of(String person) {
        return new Grant(new Caller(ApiStack.DEMO, person), CALLS, ApiStack.ISSUED);
    }
}
