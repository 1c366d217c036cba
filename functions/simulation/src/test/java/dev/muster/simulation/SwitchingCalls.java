package dev.muster.simulation;

import dev.muster.testing.interception.PortInterceptor;
import dev.muster.testing.interception.PortOperation;
import java.util.List;
import java.util.function.Supplier;

/** Lets another actor act before every call. */
record SwitchingCalls(VirtualScheduler scheduler) implements PortInterceptor {
    @Override
    public <T> T around(PortOperation operation, List<?> arguments, Supplier<T> call) {
        scheduler.pass();
        return call.get();
    }
}
