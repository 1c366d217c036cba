package dev.muster.testing.flow;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.person.People;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports under which whoever uses them dies right after so many calls, each done in full. */
final class CrashingPorts {
    private final AtomicInteger left;

    private CrashingPorts(int calls) {
        this.left = new AtomicInteger(calls);
    }

    /** The end of a process that was killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Ports after(int calls, Ports ports) {
        CrashingPorts crashingPorts = new CrashingPorts(calls);
        return new Ports(
                crashingPorts.port(People.class, ports.people()),
                crashingPorts.port(Jobs.class, ports.jobs()),
                crashingPorts.port(BatchQueue.class, ports.batchQueue()),
                crashingPorts.port(PlanQueue.class, ports.planQueue()),
                ports.access(),
                crashingPorts.port(JobEvents.class, ports.jobEvents()),
                ports.time(),
                ports.random());
    }

    private <P> P port(Class<P> type, P sound) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(sound, arguments);
                        if (left.decrementAndGet() == 0) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
