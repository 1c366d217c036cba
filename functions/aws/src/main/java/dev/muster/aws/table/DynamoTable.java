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
 * @param random draws the pauses; several threads use it at once
 * @param deadline when the invocation must have ended
 */
public record DynamoTable(DynamoDbClient client, String name, RandomGenerator random, Deadline deadline) {
    private static final int READ = 100;
    private static final int WRITTEN = 25;

    public Backoff backoff() {
        return new Backoff(deadline, random);
    }

    /** The item as of the last write before the call. */
    public Optional<TableItem> latest(ItemKey key) {
        GetItemResponse answer = backoff()
                .call(() -> client.getItem(
                        get -> get.tableName(name).key(key.attributes()).consistentRead(true)));
        return answer.hasItem() ? Optional.of(new TableItem(answer.item())) : Optional.empty();
    }

    /** The items of these keys that are there, in no order; they may be a moment old. */
    public List<TableItem> read(Collection<ItemKey> keys) {
        return read(keys, false);
    }

    /** The items of these keys that are there, in no order, each as of the last write before the call. */
    public List<TableItem> readLatest(Collection<ItemKey> keys) {
        return read(keys, true);
    }

    private List<TableItem> read(Collection<ItemKey> keys, boolean latest) {
        // The service refuses a call that names one key twice.
        return Parallel.each(CallChunks.of(new LinkedHashSet<>(keys), READ), chunk -> readChunk(chunk, latest)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<TableItem> readChunk(List<ItemKey> keys, boolean latest) {
        Backoff backoff = backoff();
        List<TableItem> items = new ArrayList<>();
        Map<String, KeysAndAttributes> open = Map.of(
                name,
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(ItemKey::attributes).toList())
                        .consistentRead(latest)
                        .build());
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> asked = open;
            BatchGetItemResponse answer = backoff.call(() -> client.batchGetItem(get -> get.requestItems(asked)));
            answer.responses().getOrDefault(name, List.of()).forEach(found -> items.add(new TableItem(found)));
            open = answer.unprocessedKeys();
            if (!open.isEmpty()) {
                backoff.pause(new UnprocessedItems(
                        Objects.requireNonNull(open.get(name)).keys().size(), "reads"));
            }
        }
        return items;
    }

    /** Puts all items, each over whatever may be there; no two of one key. */
    public void putAll(Collection<TableItem> items) {
        Parallel.each(CallChunks.of(items, WRITTEN), chunk -> putChunk(chunk));
    }

    private int putChunk(List<TableItem> items) {
        Backoff backoff = backoff();
        Map<String, List<WriteRequest>> open = Map.of(
                name,
                items.stream()
                        .map(item -> WriteRequest.builder()
                                .putRequest(put -> put.item(item.attributes()))
                                .build())
                        .toList());
        while (!open.isEmpty()) {
            Map<String, List<WriteRequest>> asked = open;
            BatchWriteItemResponse answer =
                    backoff.call(() -> client.batchWriteItem(write -> write.requestItems(asked)));
            open = answer.unprocessedItems();
            if (!open.isEmpty()) {
                backoff.pause(new UnprocessedItems(
                        Objects.requireNonNull(open.get(name)).size(), "writes"));
            }
        }
        return items.size();
    }

    /** Takes the item away, if there is one. */
    public void delete(ItemKey key) {
        backoff().call(() -> client.deleteItem(delete -> delete.tableName(name).key(key.attributes())));
    }

    /**
     * Puts the item if the condition holds. Returns the item whose being there forbade it, an empty one if it was
     * none's being there; nothing when it was put. A put whose answer was lost is forbidden by itself: what is returned
     * has to be compared before it is called another's.
     */
    public Optional<TableItem> put(TableItem item, WriteCondition condition) {
        try {
            backoff()
                    .call(() -> client.putItem(put -> put.tableName(name)
                            .item(item.attributes())
                            .conditionExpression(condition.expression())
                            .expressionAttributeNames(condition.names())
                            .expressionAttributeValues(condition.valuesIfAny())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Optional.empty();
        } catch (ConditionalCheckFailedException refused) {
            return Optional.of(new TableItem(refused.item()));
        }
    }
}
