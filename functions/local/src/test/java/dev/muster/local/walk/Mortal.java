package dev.muster.local.walk;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.person.People;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports under which whoever uses them dies right after so many calls, each done in full. */
final class Mortal {
    private final AtomicInteger left;

    private Mortal(int calls) {
        this.left = new AtomicInteger(calls);
    }

    /** The end of a process that was killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Ports after(int calls, Ports ports) {
        Mortal mortal = new Mortal(calls);
        return new Ports(
                mortal.port(People.class, ports.people()),
                mortal.port(Jobs.class, ports.jobs()),
                mortal.port(BatchQueue.class, ports.queue()),
                mortal.port(PlanQueue.class, ports.planQueue()),
                ports.access(),
                mortal.port(Announcements.class, ports.announcements()),
                ports.time(),
                ports.chance());
    }

    private <P> P port(Class<P> type, P sound) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
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
