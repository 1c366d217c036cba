package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.SlotMessage;
import dev.muster.testing.interception.PortInterceptor;
import dev.muster.testing.interception.PortOperation;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A check in front of the stores: every call must name the tenant for which its caller works. */
final class TenantFence implements PortInterceptor {
    /** The calls with a tenant and the id of one of its jobs. */
    private static final Set<PortOperation> WITH_JOB_ID = EnumSet.of(
            PortOperation.WRITE_BATCHES,
            PortOperation.PROGRESS,
            PortOperation.BATCHES,
            PortOperation.PART,
            PortOperation.PARTS,
            PortOperation.CHUNKS,
            PortOperation.STRIPE_BATCHES,
            PortOperation.OUTCOMES,
            PortOperation.TALLIES_OF_JOB,
            PortOperation.TALLIES_OF_PAGES);

    private final VirtualScheduler scheduler;
    private final Map<String, Set<Tenant>> worksFor = new HashMap<>();
    private final Map<String, Tenant> current = new HashMap<>();
    private final Map<String, Tenant> owners = new HashMap<>();

    TenantFence(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Sets the tenants of the acting actor. With several, its calls belong to the tenant whose job it read last. */
    void worksFor(Set<Tenant> tenants) {
        worksFor.put(scheduler.actingName(), tenants);
        current.remove(scheduler.actingName());
    }

    @Override
    public <T> T around(PortOperation operation, List<?> arguments, Supplier<T> call) {
        for (Object argument : arguments) {
            switch (argument) {
                case Tenant tenant -> check(operation, tenant);
                case Job job -> {
                    checkOwner(job.id(), owners.putIfAbsent(job.id(), job.tenant()), job.tenant());
                    check(operation, job.tenant());
                }
                case JobRef job -> check(operation, job.tenant());
                case Collection<?> many -> many.forEach(element -> checkMessage(operation, element));
                default -> {}
            }
        }
        if (WITH_JOB_ID.contains(operation) && arguments.get(0) instanceof Tenant tenant) {
            String job = (String) arguments.get(1);
            checkOwner(job, owners.get(job), tenant);
        }
        return call.get();
    }

    private static void checkOwner(String job, Tenant owner, Tenant tenant) {
        assertThat(owner).as("tenant of job %s", job).isIn(null, tenant);
    }

    private void checkMessage(PortOperation operation, Object element) {
        switch (element) {
            case BatchMessage message -> check(operation, message.tenant());
            case SlotMessage message -> check(operation, message.tenant());
            default -> {}
        }
    }

    private void check(PortOperation operation, Tenant tenant) {
        String actor = scheduler.actingName();
        assertThat(worksFor.getOrDefault(actor, Set.of()))
                .as("tenants of %s, which calls %s", actor, operation)
                .contains(tenant);
        if (operation == PortOperation.FIND) {
            current.put(actor, tenant);
        } else {
            assertThat(tenant)
                    .as("tenant of the current job of %s, which calls %s", actor, operation)
                    .isEqualTo(current.getOrDefault(actor, tenant));
        }
    }
}
