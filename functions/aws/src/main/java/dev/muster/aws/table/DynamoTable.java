package dev.muster.aws.table;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.CallChunks;
import dev.muster.aws.call.Parallel;
import dev.muster.aws.call.UnprocessedItems;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * One table, as one invocation uses it. Every call retries throttled requests until the deadline.
 *
 * @param random draws the pauses; several threads use it at the same time
 * @param deadline the end of the invocation's work
 */
public record DynamoTable(DynamoDbClient client, String name, RandomGenerator random, Deadline deadline) {
    private static final int MAX_READS = 100;
    private static final int MAX_WRITES = 25;

    /** Returns the table with calls that are retried until the earlier of both deadlines. */
    public DynamoTable until(Deadline other) {
        return new DynamoTable(client, name, random, other.at().isBefore(deadline.at()) ? other : deadline);
    }

    public Backoff backoff() {
        return new Backoff(deadline, random);
    }

    /** Returns the item with strong consistency, or empty if there is none. */
    public Optional<TableItem> latest(ItemKey key) {
        GetItemResponse response = backoff()
                .call(() -> client.getItem(
                        get -> get.tableName(name).key(key.attributes()).consistentRead(true)));
        return response.hasItem() ? Optional.of(new TableItem(response.item())) : Optional.empty();
    }

    /** Returns the stored items of these keys, in no order, with eventual consistency. */
    public List<TableItem> read(Collection<ItemKey> keys) {
        return read(keys, false);
    }

    /** Returns the stored items of these keys, in no order, with strong consistency. */
    public List<TableItem> readLatest(Collection<ItemKey> keys) {
        return read(keys, true);
    }

    private List<TableItem> read(Collection<ItemKey> keys, boolean latest) {
        // The service rejects a call that names a key twice.
        return Parallel.each(CallChunks.of(new LinkedHashSet<>(keys), MAX_READS), chunk -> readChunk(chunk, latest))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<TableItem> readChunk(List<ItemKey> keys, boolean latest) {
        Backoff backoff = backoff();
        List<TableItem> items = new ArrayList<>();
        Map<String, KeysAndAttributes> unprocessed = Map.of(
                name,
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(ItemKey::attributes).toList())
                        .consistentRead(latest)
                        .build());
        while (!unprocessed.isEmpty()) {
            Map<String, KeysAndAttributes> requested = unprocessed;
            BatchGetItemResponse response = backoff.call(() -> client.batchGetItem(get -> get.requestItems(requested)));
            response.responses().getOrDefault(name, List.of()).forEach(found -> items.add(new TableItem(found)));
            unprocessed = response.unprocessedKeys();
            if (!unprocessed.isEmpty()) {
                backoff.pause(new UnprocessedItems(
                        Objects.requireNonNull(unprocessed.get(name)).keys().size(), "reads"));
            }
        }
        return items;
    }

    /** Puts all items and replaces stored ones. No two items may have the same key. */
    public void putAll(Collection<TableItem> items) {
        Parallel.each(CallChunks.of(items, MAX_WRITES), chunk -> putChunk(chunk));
    }

    private int putChunk(List<TableItem> items) {
        Backoff backoff = backoff();
        Map<String, List<WriteRequest>> unprocessed = Map.of(
                name,
                items.stream()
                        .map(item -> WriteRequest.builder()
                                .putRequest(put -> put.item(item.attributes()))
                                .build())
                        .toList());
        while (!unprocessed.isEmpty()) {
            Map<String, List<WriteRequest>> requested = unprocessed;
            BatchWriteItemResponse response =
                    backoff.call(() -> client.batchWriteItem(write -> write.requestItems(requested)));
            unprocessed = response.unprocessedItems();
            if (!unprocessed.isEmpty()) {
                backoff.pause(new UnprocessedItems(
                        Objects.requireNonNull(unprocessed.get(name)).size(), "writes"));
            }
        }
        return items.size();
    }

    /** Deletes the item, if there is one. */
    public void delete(ItemKey key) {
        backoff().call(() -> client.deleteItem(delete -> delete.tableName(name).key(key.attributes())));
    }

    /** Deletes the item if the condition holds; else it stays. */
    public void delete(ItemKey key, WriteCondition condition) {
        try {
            backoff()
                    .call(() -> client.deleteItem(delete -> delete.tableName(name)
                            .key(key.attributes())
                            .conditionExpression(condition.expression())
                            .expressionAttributeNames(condition.names())
                            .expressionAttributeValues(condition.valuesOrNull())));
        } catch (ConditionalCheckFailedException _) {
            // Another item is stored, or the first attempt has deleted this one and lost its response.
        }
    }

    /**
     * Puts the item if the condition holds. Returns empty if it was put. Otherwise returns the stored item, or an item
     * without attributes if none is stored. After a lost response, the SDK repeats the put and the condition fails
     * because of the first attempt. So a caller must check whether the returned item is its own.
     */
    public Optional<TableItem> put(TableItem item, WriteCondition condition) {
        try {
            backoff()
                    .call(() -> client.putItem(put -> put.tableName(name)
                            .item(item.attributes())
                            .conditionExpression(condition.expression())
                            .expressionAttributeNames(condition.names())
                            .expressionAttributeValues(condition.valuesOrNull())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Optional.empty();
        } catch (ConditionalCheckFailedException failed) {
            return Optional.of(new TableItem(failed.item()));
        }
    }
}
