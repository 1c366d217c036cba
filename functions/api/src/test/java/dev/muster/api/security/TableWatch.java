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

/** Sees every call on its way to the tables, and lets none through that has a key of another tenant than whose turn it is. */
final class TableWatch implements ExecutionInterceptor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger WORLDS = new AtomicInteger();

    /** What partitions go by, in items, in keys and in conditions on keys. */
    private static final Set<String> PARTITIONS = Set.of("pk", ":pk", "tenant", ":tenant");

    /** Begins the keys of what is found by a credential, before anybody knows whose it is. */
    private static final String ANYBODY = "credential";

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile Optional<Tenant> turn = Optional.empty();

    /** Ports over the embedded tables, every call to which is seen; the queues stay as they are. */
    Ports over(Ports memory) {
        TestClients embedded = TestClients.with(this);
        // The embedded store drops what has expired by the machine's own clock; and no two worlds that share it may
        // have
        // a moment in common, for the ids of their jobs come from time and the same chance.
        ((VirtualClock) memory.time()).pass(Duration.ofDays(27_000 + WORLDS.incrementAndGet()));
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

    /** From now on it is this tenant's turn; nobody's in particular when empty. */
    void only(Optional<Tenant> tenant) {
        turn = tenant;
    }

    List<String> violations() {
        return violations;
    }

    /** The tenants whose keys were seen while it was somebody's turn. */
    List<String> keys() {
        return keys;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        turn.ifPresent(tenant -> context.requestBody().ifPresent(body -> {
            try {
                look(JSON.readTree(body.contentStreamProvider().newStream()), tenant);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }));
    }

    private void look(JsonNode node, Tenant tenant) {
        node.properties().forEach(field -> {
            if (PARTITIONS.contains(field.getKey()) && field.getValue().has("S")) {
                check(field.getValue().get("S").asText(), tenant);
            }
        });
        node.forEach(child -> look(child, tenant));
    }

    private void check(String key, Tenant tenant) {
        String owner = key.split("#", 2)[0];
        keys.add(owner);
        if (!owner.equals(tenant.id()) && !owner.equals(ANYBODY)) {
            violations.add(key);
            throw SdkClientException.create("a key of another tenant: " + key);
        }
    }
}
