package dev.muster.api.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.testing.time.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * An interceptor of the DynamoDB client that rejects each call with a key of another tenant than the expected one, and
 * records it as a violation.
 */
final class TableTenantCheck implements ExecutionInterceptor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger STACKS = new AtomicInteger();

    /** The names of partition keys in items, in keys and in conditions on keys. */
    private static final Set<String> PARTITIONS = Set.of("pk", ":pk", "tenant", ":tenant");

    /** The prefixes of keys that belong to a credential, which the API reads before it knows the tenant. */
    private static final Set<String> CREDENTIALS = Set.of("credential", "calls");

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile Optional<Tenant> expected = Optional.empty();

    /** Returns ports over the embedded tables, with every call checked; the queues stay in memory. */
    Ports over(Ports memory) {
        TestClients embedded = TestClients.with(this);
        // The embedded store deletes expired items by the system clock. Each stack that shares the store needs times of
        // its own: job ids come from the time and from the same random sequence.
        ((VirtualClock) memory.time()).pass(Duration.ofDays(27_000 + STACKS.incrementAndGet()));
        return new Ports(
                new DynamoPeople(embedded.people()),
                new DynamoJobs(embedded.jobs(), embedded.access()),
                memory.batchQueue(),
                memory.planQueue(),
                new DynamoAccess(embedded.access()),
                memory.jobEvents(),
                memory.time(),
                memory.random());
    }

    /** Sets the only tenant whose keys are allowed from now on; empty allows all. */
    void expectOnly(Optional<Tenant> tenant) {
        expected = tenant;
    }

    List<String> violations() {
        return violations;
    }

    /** Returns the tenants of the keys that calls contained while one tenant was expected. */
    List<String> keys() {
        return keys;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        expected.ifPresent(tenant -> context.requestBody().ifPresent(body -> {
            try {
                checkKeys(JSON.readTree(body.contentStreamProvider().newStream()), tenant);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }));
    }

    private void checkKeys(JsonNode node, Tenant tenant) {
        node.properties().forEach(field -> {
            if (PARTITIONS.contains(field.getKey()) && field.getValue().has("S")) {
                checkKey(field.getValue().get("S").asText(), tenant);
            }
        });
        node.forEach(child -> checkKeys(child, tenant));
    }

    private void checkKey(String key, Tenant tenant) {
        String owner = key.split("#", 2)[0];
        keys.add(owner);
        if (!owner.equals(tenant.id()) && !CREDENTIALS.contains(owner)) {
            violations.add(key);
            throw SdkClientException.create("a key of another tenant: " + key);
        }
    }
}
