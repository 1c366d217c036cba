package dev.muster.testing.flow;

import dev.muster.core.flow.Ports;
import dev.muster.testing.interception.InterceptedBatchQueue;
import dev.muster.testing.interception.InterceptedJobEvents;
import dev.muster.testing.interception.InterceptedJobs;
import dev.muster.testing.interception.InterceptedPeople;
import dev.muster.testing.interception.InterceptedPlanQueue;
import dev.muster.testing.interception.PortInterceptor;
import dev.muster.testing.interception.PortOperation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Ports whose caller crashes after a given number of calls. The last call is made in full. */
final class CrashingPorts implements PortInterceptor {
    private final AtomicInteger left;

    private CrashingPorts(int calls) {
        this.left = new AtomicInteger(calls);
    }

    /** The end of a process that was killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Ports after(int calls, Ports ports) {
        CrashingPorts crashing = new CrashingPorts(calls);
        return new Ports(
                new InterceptedPeople(ports.people(), crashing),
                new InterceptedJobs(ports.jobs(), crashing),
                new InterceptedBatchQueue(ports.batchQueue(), crashing),
                new InterceptedPlanQueue(ports.planQueue(), crashing),
                ports.access(),
                new InterceptedJobEvents(ports.jobEvents(), crashing),
                ports.time(),
                ports.random());
    }

    @Override
    public <T> T around(PortOperation operation, List<?> arguments, Supplier<T> call) {
        T result = call.get();
        if (left.decrementAndGet() == 0) {
            throw new Killed();
        }
        return result;
    }
}
