package dev.muster.aws.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A run of items that lie side by side, read page by page, a page only once it is wanted. */
public record ItemQuery(QueryRequest request) {

    /** The items of a partition whose sort keys begin like this, in order, as of the last write before the call. */
    public static ItemQuery latest(String partition, String head) {
        return new ItemQuery(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :head)")
                .expressionAttributeNames(Map.of("#pk", ItemKey.PK, "#sk", ItemKey.SK))
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValues.text(partition), ":head", AttributeValues.text(head)))
                .consistentRead(true)
                .build());
    }

    /** The items of a partition behind this sort key, in order, as of the last write before the call. */
    public static ItemQuery after(String partition, String last) {
        Map<String, String> names = new HashMap<>(Map.of("#pk", ItemKey.PK));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", AttributeValues.text(partition)));
        // No key is empty, so the service takes none for a bound.
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

    /** The items of a partition from one sort key to another, in order; if not the latest, maybe a moment old. */
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

    /** The same, a page having so many items at most. */
    public ItemQuery limit(int most) {
        return new ItemQuery(request.toBuilder().limit(most).build());
    }

    /**
     * As many items as one call brings.
     *
     * @param next the sort key to go on after; empty when there are no more
     */
    public record Page(List<TableItem> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** The first page. */
    public Page page(DynamoTable table) {
        QueryResponse page = page(table, Map.of());
        return new Page(
                page.items().stream().map(TableItem::new).toList(),
                Optional.ofNullable(page.lastEvaluatedKey().get(ItemKey.SK)).map(AttributeValue::s));
    }

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
