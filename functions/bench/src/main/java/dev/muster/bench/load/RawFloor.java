package dev.muster.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/**
 * The fastest conditional write path of the store without the product: calls of 25 statements, each of which writes one
 * person on the condition of its version, one or four calls at once. It writes copies of a tenant's people in the same
 * table.
 */
public final class RawFloor {
    private static final int STATEMENTS = 25;
    private static final int IN_FLIGHT = 4;
    static final String UPDATE = "UPDATE \"" + StoredPeople.TABLE
            + "\" SET \"r\"=? SET \"v\"=? SET \"u\"=? SET \"b\"=? WHERE \"pk\"=? AND \"sk\"=? AND \"v\"=?";

    private final DynamoDbClient store;
    private final List<List<StoredPerson>> chunks;
    private long version;

    private RawFloor(DynamoDbClient store, List<List<StoredPerson>> chunks, long version) {
        this.store = store;
        this.chunks = chunks;
        this.version = version;
    }

    /** Copies up to this many people of the tenant as they are stored now, all with one version. */
    public static RawFloor of(BenchHost host, BenchTenant tenant, int limit) {
        StoredPeople stored = new StoredPeople(host.backends().dynamoDb());
        List<StoredPerson> people = stored.read(tenant, Math.min(limit, tenant.people())).stream()
                .map(person -> person.ownedBy("floor" + tenant.people()))
                .toList();
        stored.write(people.stream().map(person -> person.item(1)).toList());
        return new RawFloor(host.backends().dynamoDb(), StoredPeople.chunks(people, STATEMENTS), 1);
    }

    /** Writes everybody, half of them with one call at a time, and returns the better rate in people/s. */
    public double rate() {
        int half = Math.ceilDiv(chunks.size(), 2);
        double one = rate(chunks.subList(0, half), 1);
        double four = half == chunks.size() ? 0 : rate(chunks.subList(half, chunks.size()), IN_FLIGHT);
        version++;
        return Math.max(one, four);
    }

    private double rate(List<List<StoredPerson>> part, int inFlight) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(inFlight)) {
            List<Future<?>> writes = new ArrayList<>();
            part.forEach(chunk -> writes.add(threads.submit(() -> write(chunk))));
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the floor could not be written", e);
        }
        return part.stream().mapToInt(List::size).sum() / ((System.nanoTime() - start) / 1e9);
    }

    private void write(List<StoredPerson> chunk) {
        List<BatchStatementRequest> statements = chunk.stream()
                .map(person -> BatchStatementRequest.builder()
                        .statement(UPDATE)
                        .parameters(person.parameters(version))
                        .build())
                .toList();
        store.batchExecuteStatement(batch -> batch.statements(statements)).responses().stream()
                .filter(response -> response.error() != null)
                .findFirst()
                .ifPresent(response -> {
                    throw new IllegalStateException(response.error().toString());
                });
    }
}
