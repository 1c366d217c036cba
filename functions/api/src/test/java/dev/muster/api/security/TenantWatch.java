package dev.muster.api.security;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.person.People;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Stands between the functions and their ports and writes down every call that names another tenant than the one whose
 * turn it is, in what is asked or in what comes back; and every call to a ledger that names nobody at all.
 */
final class TenantWatch {
    /** Found by a credential, before anybody knows whose it is. */
    private static final Set<String> FOR_ANYBODY = Set.of("findGrant", "admit");

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile Optional<Tenant> turn = Optional.empty();

    /** From now on it is this tenant's turn. */
    void only(Tenant tenant) {
        turn = Optional.of(tenant);
    }

    void everybody() {
        turn = Optional.empty();
    }

    List<String> violations() {
        return violations;
    }

    Ports over(Ports ports) {
        return new Ports(
                watched(People.class, ports.people()),
                watched(Jobs.class, ports.jobs()),
                watched(BatchQueue.class, ports.batchQueue()),
                watched(PlanQueue.class, ports.planQueue()),
                watched(Access.class, ports.access()),
                watched(JobEvents.class, ports.jobEvents()),
                ports.time(),
                ports.random());
    }

    private <P> P watched(Class<P> type, P port) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, sent) -> {
            Set<Tenant> asked = StoreContents.tenants(Stream.of(sent));
            look(method, asked);
            if (asked.isEmpty() && !isForAnybody(method, sent)) {
                turn.ifPresent(_ -> violations.add(method + " names no tenant"));
            }
            try {
                Object answer = method.invoke(port, sent);
                look(method, StoreContents.tenants(Stream.ofNullable(answer)));
                return answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }

    private void look(Method method, Set<Tenant> named) {
        turn.ifPresent(tenant -> named.stream()
                .filter(other -> !other.equals(tenant))
                .forEach(other -> violations.add(method + " names " + other)));
    }

    private static boolean isForAnybody(Method method, Object[] sent) {
        return FOR_ANYBODY.contains(method.getName()) || (sent[0] instanceof List<?> messages && messages.isEmpty());
    }
}
