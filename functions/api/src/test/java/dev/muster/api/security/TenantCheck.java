package dev.muster.api.security;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks the calls of ports while one tenant is expected. A violation is a call that names another tenant in its
 * arguments or in its result, or that names no tenant in its arguments.
 */
final class TenantCheck {
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile Optional<Tenant> expected = Optional.empty();

    /** Expects calls of this tenant only, from now on. */
    void expectOnly(Tenant tenant) {
        expected = Optional.of(tenant);
    }

    /** Allows calls of every tenant, from now on. */
    void allowAll() {
        expected = Optional.empty();
    }

    List<String> violations() {
        return violations;
    }

    /** Returns the ports with every call checked. */
    Ports over(Ports ports) {
        return new Ports(
                new TenantCheckedPeople(ports.people(), this),
                new TenantCheckedJobs(ports.jobs(), this),
                new TenantCheckedBatchQueue(ports.batchQueue(), this),
                new TenantCheckedPlanQueue(ports.planQueue(), this),
                new TenantCheckedAccess(ports.access(), this),
                new TenantCheckedJobEvents(ports.jobEvents(), this),
                ports.time(),
                ports.random());
    }

    void run(String name, Runnable call, Object... arguments) {
        call(
                name,
                () -> {
                    call.run();
                    return Optional.empty();
                },
                arguments);
    }

    <T> T call(String name, Supplier<T> call, Object... arguments) {
        if (expected.isPresent() && StoreContents.tenants(Stream.of(arguments)).isEmpty()) {
            violations.add(name + " names no tenant");
        }
        return callWithoutTenant(name, call, arguments);
    }

    /** Makes a call that may name no tenant: the API reads a grant by its credential before it knows the tenant. */
    <T> T callWithoutTenant(String name, Supplier<T> call, Object... arguments) {
        checkTenants(name, StoreContents.tenants(Stream.of(arguments)));
        T result = call.get();
        checkTenants(name, StoreContents.tenants(Stream.ofNullable(result)));
        return result;
    }

    private void checkTenants(String name, Set<Tenant> named) {
        expected.ifPresent(tenant -> named.stream()
                .filter(other -> !other.equals(tenant))
                .forEach(other -> violations.add(name + " names " + other)));
    }
}
