package dev.muster.testing.memory;

import dev.muster.core.access.StoredResponse;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The uses of Idempotency-Keys in memory. Jobs and responses share them, as the items of one table. A caller that reads
 * and then writes holds the monitor of this object meanwhile.
 */
public final class MemoryKeys {
    private record KeyRef(Tenant tenant, String key) {}

    private sealed interface Use {
        Instant expires();
    }

    private record JobUse(IdempotencyRecord job) implements Use {
        @Override
        public Instant expires() {
            return job.expires();
        }
    }

    private record ResponseUse(StoredResponse response) implements Use {
        @Override
        public Instant expires() {
            return response.expires();
        }
    }

    private final Map<KeyRef, Use> uses = new HashMap<>();

    synchronized void put(Tenant tenant, IdempotencyRecord job) {
        uses.put(new KeyRef(tenant, job.key()), new JobUse(job));
    }

    synchronized void put(Tenant tenant, String key, StoredResponse response) {
        uses.put(new KeyRef(tenant, key), new ResponseUse(response));
    }

    synchronized void remove(Tenant tenant, String key) {
        uses.remove(new KeyRef(tenant, key));
    }

    private synchronized Optional<Use> find(Tenant tenant, String key, Instant now) {
        return Optional.ofNullable(uses.get(new KeyRef(tenant, key)))
                .filter(use -> use.expires().isAfter(now));
    }

    Optional<IdempotencyRecord> record(Tenant tenant, String key, Instant now) {
        return find(tenant, key, now).map(use -> switch (use) {
            case JobUse(IdempotencyRecord job) -> job;
            case ResponseUse(StoredResponse response) ->
                new IdempotencyRecord(key, response.request(), IdempotencyRecord.NO_JOB, response.expires());
        });
    }

    Optional<StoredResponse> response(Tenant tenant, String key, Instant now) {
        return find(tenant, key, now).map(use -> switch (use) {
            case JobUse(IdempotencyRecord job) -> StoredResponse.claim(job.request(), "", job.expires());
            case ResponseUse(StoredResponse response) -> response;
        });
    }
}
