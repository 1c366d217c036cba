package dev.muster.embedded.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The cost of reads: half a unit for each started 4 KB, and a whole one for a consistent read. Each item is rounded up
 * on its own, and a missing item costs as much as 4 KB. The items of a query are rounded up together.
 */
final class ReadCost {
    private ReadCost() {}

    static TableCharge get(GetItemRequest get, GetItemResponse response) {
        return TableCharge.read(
                get.tableName(), ItemSize.readHalves(ItemSize.of(response.item()), isLatest(get.consistentRead())));
    }

    static List<TableCharge> batch(BatchGetItemRequest batch, BatchGetItemResponse response) {
        List<TableCharge> charges = new ArrayList<>();
        batch.requestItems().forEach((table, keys) -> {
            boolean latest = isLatest(keys.consistentRead());
            List<Map<String, AttributeValue>> found = response.responses().getOrDefault(table, List.of());
            KeysAndAttributes unprocessed = response.unprocessedKeys().get(table);
            int missing = keys.keys().size()
                    - found.size()
                    - (unprocessed == null ? 0 : unprocessed.keys().size());
            long halves = found.stream()
                    .mapToLong(item -> ItemSize.readHalves(ItemSize.of(item), latest))
                    .sum();
            charges.add(TableCharge.read(table, halves + missing * ItemSize.readHalves(0, latest)));
        });
        return charges;
    }

    static TableCharge query(QueryRequest query, QueryResponse response) {
        long bytes = response.items().stream().mapToLong(ItemSize::of).sum();
        return TableCharge.read(query.tableName(), ItemSize.readHalves(bytes, isLatest(query.consistentRead())));
    }

    private static boolean isLatest(Boolean consistent) {
        return Boolean.TRUE.equals(consistent);
    }
}
