package dev.muster.testing.memory;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An access store in memory: credentials, rate limits, organizations, teams, sequences and stored responses. */
public final class MemoryAccess implements Access {
    private record Organization(Tenant tenant, String id) {}

    private record KeyRef(Tenant tenant, String key) {}

    private final Map<Credential, Grant> grants = new HashMap<>();
    private final Map<Credential, RateLimitWindow> windows = new HashMap<>();
    private final Map<Tenant, Long> sequences = new HashMap<>();
    private final Set<Organization> organizations = new HashSet<>();
    private final Map<Tenant, Map<String, Team>> teams = new HashMap<>();
    private final Map<KeyRef, StoredResponse> answers = new HashMap<>();

    @Override
    public synchronized Optional<Grant> findGrant(Credential credential) {
        return Optional.ofNullable(grants.get(credential));
    }

    @Override
    public synchronized void putGrant(Credential credential, Grant grant) {
        grants.put(credential, grant);
    }

    @Override
    public synchronized void revoke(Credential credential) {
        grants.remove(credential);
    }

    @Override
    public synchronized RateLimitWindow.Admission admit(Credential credential, int limit, Instant now) {
        RateLimitWindow.Admission admission =
                windows.getOrDefault(credential, RateLimitWindow.EMPTY).admit(limit, now);
        if (admission instanceof RateLimitWindow.Admitted admitted) {
            windows.put(credential, admitted.window());
        }
        return admission;
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

    @Override
    public synchronized List<Team> teams(Tenant tenant) {
        return List.copyOf(teams.getOrDefault(tenant, Map.of()).values());
    }

    @Override
    public synchronized void addTeam(Tenant tenant, Team team) {
        teams.computeIfAbsent(tenant, _ -> new TreeMap<>()).put(team.id(), team);
    }

    @Override
    public synchronized StoredResponse saveResponse(Tenant tenant, String key, StoredResponse answer, Instant now) {
        StoredResponse stored = findResponse(tenant, key, now).orElse(answer);
        answers.put(new KeyRef(tenant, key), stored);
        return stored;
    }

    @Override
    public synchronized Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now) {
        return Optional.ofNullable(answers.get(new KeyRef(tenant, key)))
                .filter(answer -> answer.expires().isAfter(now));
    }

    @Override
    public synchronized void deleteResponse(Tenant tenant, String key) {
        answers.remove(new KeyRef(tenant, key));
    }
}
