package dev.muster.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The items of the People table, without the product. */
public record StoredPeople(DynamoDbClient store) {
    /** The table of the people. */
    public static final String TABLE = "PeopleTable";

    private static final int MAX_KEYS = 100;
    private static final int MAX_WRITES = 25;

    /** Reads the first people of the tenant. */
    public List<StoredPerson> read(BenchTenant tenant, int count) {
        List<Map<String, AttributeValue>> keys = IntStream.range(0, count)
                .mapToObj(number -> StoredPerson.key(tenant.name(), BenchTenant.id(number)))
                .toList();
        return chunks(keys, MAX_KEYS).stream()
                .flatMap(part -> read(part).stream())
                .map(item -> StoredPerson.of(tenant.name(), item))
                .toList();
    }

    private List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
        return store.batchGetItem(get -> get.requestItems(
                        Map.of(TABLE, KeysAndAttributes.builder().keys(keys).build())))
                .responses()
                .getOrDefault(TABLE, List.of());
    }

    /** Writes the items without a condition. */
    public void write(List<Map<String, AttributeValue>> items) {
        chunks(items, MAX_WRITES).parallelStream().forEach(this::writeChunk);
    }

    private void writeChunk(List<Map<String, AttributeValue>> items) {
        List<WriteRequest> writes = items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(item).build())
                        .build())
                .toList();
        store.batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, writes)));
    }

    static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }
}
