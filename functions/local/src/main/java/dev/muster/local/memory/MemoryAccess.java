package dev.muster.local.memory;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Credentials, organizations and counters in memory. */
public final class MemoryAccess implements Access {
    private record Organization(Tenant tenant, String id) {}

    private final Map<Credential, Caller> callers = new HashMap<>();
    private final Map<Tenant, Long> sequences = new HashMap<>();
    private final Set<Organization> organizations = new HashSet<>();

    @Override
    public synchronized Optional<Caller> caller(Credential credential) {
        return Optional.ofNullable(callers.get(credential));
    }

    @Override
    public synchronized void grant(Credential credential, Caller caller) {
        callers.put(credential, caller);
    }

    @Override
    public synchronized long nextSequence(Tenant tenant) {
        return sequences.merge(tenant, 1L, Math::addExact);
    }

    @Override
    public synchronized boolean hasOrganization(Tenant tenant, String organization) {
        return organizations.contains(new Organization(tenant, organization));
    }

    @Override
    public synchronized void addOrganization(Tenant tenant, String organization) {
        organizations.add(new Organization(tenant, organization));
    }
}
