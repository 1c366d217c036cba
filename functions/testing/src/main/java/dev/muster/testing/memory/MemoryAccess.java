package dev.muster.testing.memory;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.access.WaitingRequests;
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

    private final Map<Credential, Grant> grants = new HashMap<>();
    private final Map<Credential, Map<Long, Integer>> calls = new HashMap<>();
    private final Map<Credential, Map<Long, Integer>> waiting = new HashMap<>();
    private final Map<Tenant, Long> sequences = new HashMap<>();
    private final Set<Organization> organizations = new HashSet<>();
    private final Map<Tenant, Map<String, Team>> teams = new HashMap<>();
    private final MemoryKeys keys;

    /** Creates a store whose responses share their Idempotency-Keys with no store of jobs. */
    public MemoryAccess() {
        this(new MemoryKeys());
    }

    public MemoryAccess(MemoryKeys keys) {
        this.keys = keys;
    }

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
    public synchronized RateLimitWindow addCalls(Credential credential, int added, Instant now) {
        Map<Long, Integer> buckets = calls.computeIfAbsent(credential, _ -> new HashMap<>());
        buckets.keySet().removeIf(bucket -> bucket < RateLimitWindow.oldestBucket(now));
        buckets.merge(RateLimitWindow.bucket(now), added, Math::addExact);
        return new RateLimitWindow(now, buckets);
    }

    @Override
    public synchronized int addWaiting(Credential credential, int requests, Instant until, Instant now) {
        Map<Long, Integer> buckets = waiting.computeIfAbsent(credential, _ -> new HashMap<>());
        buckets.keySet().removeIf(bucket -> bucket < WaitingRequests.bucket(now));
        buckets.merge(WaitingRequests.bucket(until), requests, Math::addExact);
        return WaitingRequests.waiting(buckets, now);
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
    public StoredResponse saveResponse(Tenant tenant, String key, StoredResponse response, Instant now) {
        synchronized (keys) {
            Optional<StoredResponse> stored = keys.response(tenant, key, now);
            if (stored.isEmpty()) {
                keys.put(tenant, key, response);
            }
            return stored.orElse(response);
        }
    }

    @Override
    public Optional<StoredResponse> findResponse(Tenant tenant, String key, Instant now) {
        return keys.response(tenant, key, now);
    }

    @Override
    public boolean replaceClaim(Tenant tenant, String key, StoredResponse claim, StoredResponse response) {
        synchronized (keys) {
            boolean isStored = isStored(tenant, key, claim);
            if (isStored) {
                keys.put(tenant, key, response);
            }
            return isStored;
        }
    }

    @Override
    public void deleteClaim(Tenant tenant, String key, StoredResponse claim) {
        synchronized (keys) {
            if (isStored(tenant, key, claim)) {
                keys.remove(tenant, key);
            }
        }
    }

    /** Like the store in DynamoDB, finds a claim that has expired and was not replaced yet. */
    private boolean isStored(Tenant tenant, String key, StoredResponse claim) {
        return keys.response(tenant, key, Instant.MIN).filter(claim::equals).isPresent();
    }
}
