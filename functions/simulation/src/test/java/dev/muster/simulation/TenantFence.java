package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.SlotMessage;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Stands before the stores, and lets nobody through who works for one tenant and names another. */
final class TenantFence {
    private final VirtualScheduler scheduler;
    private final Map<String, Set<Tenant>> worksFor = new HashMap<>();
    private final Map<String, Tenant> current = new HashMap<>();
    private final Map<String, Tenant> owners = new HashMap<>();

    TenantFence(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** From now on whoever acts works for these; of several, one after the other, each from the reading of its job on. */
    void worksFor(Set<Tenant> tenants) {
        String who = scheduler.acting().name();
        worksFor.put(who, tenants);
        current.remove(who);
    }

    <P> P port(Class<P> type, P sound) {
        return UnreliablePorts.port(type, sound, (method, given) -> {
            pass(type, method, given);
            return UnreliablePorts.invoke(sound, method, given);
        });
    }

    private void pass(Class<?> type, Method method, Object[] given) {
        for (Object one : given) {
            switch (one) {
                case Tenant tenant -> check(type, method, tenant, given);
                case Job job -> {
                    assertThat(owners.putIfAbsent(job.id(), job.tenant())).isIn(null, job.tenant());
                    check(type, method, job.tenant(), given);
                }
                case JobRef ref -> check(type, method, ref.tenant(), given);
                case Collection<?> many
                when !many.isEmpty() -> many.forEach(element -> checkMessage(type, method, element, given));
                default -> {}
            }
        }
    }

    private void checkMessage(Class<?> type, Method method, Object element, Object[] given) {
        switch (element) {
            case BatchMessage message -> check(type, method, message.tenant(), given);
            case SlotMessage message -> check(type, method, message.tenant(), given);
            default -> {}
        }
    }

    private void check(Class<?> type, Method method, Tenant tenant, Object[] given) {
        String who = scheduler.acting().name();
        assertThat(worksFor.getOrDefault(who, Set.of()))
                .as("whom %s works for, who calls %s", who, method.getName())
                .contains(tenant);
        if (type == Jobs.class && method.getName().equals("find")) {
            current.put(who, tenant);
        } else {
            assertThat(tenant)
                    .as("the tenant whose job %s is at, who calls %s", who, method.getName())
                    .isEqualTo(current.getOrDefault(who, tenant));
            if (type == Jobs.class
                    && given[1] instanceof String job
                    && !method.getName().equals("findIdempotencyRecord")) {
                assertThat(owners.getOrDefault(job, tenant))
                        .as("whose job is %s", job)
                        .isEqualTo(tenant);
            }
        }
    }
}
