package dev.muster.aws.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A query for items of one partition or index. It reads a page when a caller needs it. */
public record ItemQuery(QueryRequest request) {

    /** Queries the items whose sort keys begin with {@code prefix}, in order, with strong consistency. */
    public static ItemQuery latest(String partition, String head) {
        return new ItemQuery(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :prefix)")
                .expressionAttributeNames(Map.of("#pk", ItemKey.PK, "#sk", ItemKey.SK))
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValues.text(partition), ":prefix", AttributeValues.text(head)))
                .consistentRead(true)
                .build());
    }

    /** Queries the items whose sort keys are greater than {@code last}, in order, with strong consistency. */
    public static ItemQuery after(String partition, String last) {
        Map<String, String> names = new HashMap<>(Map.of("#pk", ItemKey.PK));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", AttributeValues.text(partition)));
        // Keys are never empty, and the service rejects an empty bound.
        if (!last.isEmpty()) {
            names.put("#sk", ItemKey.SK);
            values.put(":last", AttributeValues.text(last));
        }
        return new ItemQuery(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk" + (last.isEmpty() ? "" : " AND #sk > :last"))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .consistentRead(true)
                .build());
    }

    /**
     * Queries the items between two sort keys, inclusive and in order.
     *
     * @param latest whether to read with strong consistency
     */
    public static ItemQuery between(String partition, String first, String last, boolean latest) {
        return new ItemQuery(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :first AND :last")
                .expressionAttributeNames(Map.of("#pk", ItemKey.PK, "#sk", ItemKey.SK))
                .expressionAttributeValues(Map.of(
                        ":pk",
                        AttributeValues.text(partition),
                        ":first",
                        AttributeValues.text(first),
                        ":last",
                        AttributeValues.text(last)))
                .consistentRead(latest)
                .build());
    }

    /** Returns the query with at most {@code most} items on a page. */
    public ItemQuery limit(int most) {
        return new ItemQuery(request.toBuilder().limit(most).build());
    }

    /**
     * The items of one call.
     *
     * @param next the sort key behind which the next page begins; empty on the last page
     */
    public record Page(List<TableItem> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Reads the first page. */
    public Page page(DynamoTable table) {
        QueryResponse page = page(table, Map.of());
        return new Page(
                page.items().stream().map(TableItem::new).toList(),
                Optional.ofNullable(page.lastEvaluatedKey().get(ItemKey.SK)).map(AttributeValue::s));
    }

    /** Returns all items. Each page is read when the stream reaches it. */
    public Stream<TableItem> items(DynamoTable table) {
        return Stream.iterate(
                        Optional.of(page(table, Map.of())),
                        Optional::isPresent,
                        last -> last.map(QueryResponse::lastEvaluatedKey)
                                .filter(from -> !from.isEmpty())
                                .map(from -> page(table, from)))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream())
                .map(TableItem::new);
    }

    private QueryResponse page(DynamoTable table, Map<String, AttributeValue> from) {
        QueryRequest next = request.toBuilder()
                .tableName(table.name())
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build();
        return table.backoff().call(() -> table.client().query(next));
    }
}
