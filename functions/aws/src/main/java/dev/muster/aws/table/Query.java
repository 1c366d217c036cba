package dev.muster.aws.table;

import dev.muster.core.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A run of items that lie side by side, read page by page, a page only once it is wanted. */
public record Query(QueryRequest request) {

    /** The items of a partition whose sort keys begin like this, in order, as of the last write before the call. */
    public static Query latest(String partition, String head) {
        return new Query(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :head)")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(":pk", Attribute.text(partition), ":head", Attribute.text(head)))
                .consistentRead(true)
                .build());
    }

    /** The items of a partition behind this sort key, in order, as of the last write before the call. */
    public static Query after(String partition, String last) {
        Map<String, String> names = new HashMap<>(Map.of("#pk", Key.PK));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", Attribute.text(partition)));
        // No key is empty, so the service takes none for a bound.
        if (!last.isEmpty()) {
            names.put("#sk", Key.SK);
            values.put(":last", Attribute.text(last));
        }
        return new Query(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk" + (last.isEmpty() ? "" : " AND #sk > :last"))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .consistentRead(true)
                .build());
    }

    /** The items of a partition from one sort key to another, in order; if not the latest, maybe a moment old. */
    public static Query between(String partition, String first, String last, boolean latest) {
        return new Query(QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :first AND :last")
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#sk", Key.SK))
                .expressionAttributeValues(Map.of(
                        ":pk",
                        Attribute.text(partition),
                        ":first",
                        Attribute.text(first),
                        ":last",
                        Attribute.text(last)))
                .consistentRead(latest)
                .build());
    }

    /** The same, a page having so many items at most. */
    public Query limit(int most) {
        return new Query(request.toBuilder().limit(most).build());
    }

    /**
     * As many items as one call brings.
     *
     * @param next the sort key to go on after; empty when there are no more
     */
    public record Page(List<Item> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** The first page. */
    public Page page(Table table, Deadline deadline) {
        QueryResponse page = page(table, Map.of(), deadline);
        return new Page(
                page.items().stream().map(Item::new).toList(),
                Optional.ofNullable(page.lastEvaluatedKey().get(Key.SK)).map(AttributeValue::s));
    }

    public Stream<Item> items(Table table, Deadline deadline) {
        return Stream.iterate(
                        Optional.of(page(table, Map.of(), deadline)),
                        Optional::isPresent,
                        last -> last.map(QueryResponse::lastEvaluatedKey)
                                .filter(from -> !from.isEmpty())
                                .map(from -> page(table, from, deadline)))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream())
                .map(Item::new);
    }

    private QueryResponse page(Table table, Map<String, AttributeValue> from, Deadline deadline) {
        QueryRequest next = request.toBuilder()
                .tableName(table.name())
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build();
        return table.backoff(deadline).call(() -> table.client().query(next));
    }
}
