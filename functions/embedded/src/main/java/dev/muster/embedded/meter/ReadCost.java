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
 * What reads cost: half a unit for every 4 KB begun, a whole one when the last write has to be seen. Each item is rounded
 * up by itself, and one that is not there costs as one of 4 KB, but the items of a query are rounded up together.
 */
final class ReadCost {
    private ReadCost() {}

    static TableCharge get(GetItemRequest get, GetItemResponse answer) {
        return TableCharge.read(
                get.tableName(), ItemSize.readHalves(ItemSize.of(answer.item()), isLatest(get.consistentRead())));
    }

    static List<TableCharge> batch(BatchGetItemRequest batch, BatchGetItemResponse answer) {
        List<TableCharge> charges = new ArrayList<>();
        batch.requestItems().forEach((table, asked) -> {
            boolean latest = isLatest(asked.consistentRead());
            List<Map<String, AttributeValue>> found = answer.responses().getOrDefault(table, List.of());
            KeysAndAttributes undone = answer.unprocessedKeys().get(table);
            int missing = asked.keys().size()
                    - found.size()
                    - (undone == null ? 0 : undone.keys().size());
            long halves = found.stream()
                    .mapToLong(item -> ItemSize.readHalves(ItemSize.of(item), latest))
                    .sum();
            charges.add(TableCharge.read(table, halves + missing * ItemSize.readHalves(0, latest)));
        });
        return charges;
    }

    static TableCharge query(QueryRequest query, QueryResponse answer) {
        long bytes = answer.items().stream().mapToLong(ItemSize::of).sum();
        return TableCharge.read(query.tableName(), ItemSize.readHalves(bytes, isLatest(query.consistentRead())));
    }

    private static boolean isLatest(Boolean consistent) {
        return Boolean.TRUE.equals(consistent);
    }
}
