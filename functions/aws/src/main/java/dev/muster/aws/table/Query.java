package dev.muster.aws.table;

import dev.muster.core.time.Deadline;
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
