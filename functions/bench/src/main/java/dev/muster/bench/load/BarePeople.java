package dev.muster.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/** A call's worth of copied people, each written on the condition of its version. */
final class BarePeople {
    private static final int MOST = 25;

    private final DynamoDbClient store;
    private final List<StoredPerson> people;
    private final long[] versions;

    private BarePeople(DynamoDbClient store, List<StoredPerson> people) {
        this.store = store;
        this.people = people;
        this.versions = new long[people.size()];
        Arrays.fill(versions, 1);
    }

    static BarePeople of(BenchHost host, BenchTenant tenant) {
        StoredPeople stored = new StoredPeople(host.backends().dynamoDb());
        List<StoredPerson> people = stored.read(tenant, Math.min(MOST, tenant.people())).stream()
                .map(person -> person.ownedBy("bare" + tenant.people()))
                .toList();
        stored.write(people.stream().map(person -> person.item(1)).toList());
        return new BarePeople(host.backends().dynamoDb(), people);
    }

    /** Prepares the call that writes this many people; each prepared call has to be made. */
    Runnable write(int count) {
        List<BatchStatementRequest> statements = IntStream.range(0, Math.min(count, people.size()))
                .mapToObj(number -> BatchStatementRequest.builder()
                        .statement(RawFloor.UPDATE)
                        .parameters(people.get(number).parameters(versions[number]++))
                        .build())
                .toList();
        return () -> store.batchExecuteStatement(batch -> batch.statements(statements));
    }
}
