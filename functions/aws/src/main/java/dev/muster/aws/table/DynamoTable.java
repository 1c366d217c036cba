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
 * One table. Every call waits throttles out until its deadline.
 *
 * @param random of the pauses; several threads draw from it at once
 */
public record DynamoTable(DynamoDbClient client, String name, RandomGenerator random) {
    private static final int READ = 100;
    private static final int WRITTEN = 25;

    public Backoff backoff(Deadline deadline) {
        return new Backoff(deadline, random);
    }

    /** The item as of the last write before the call. */
    public Optional<TableItem> latest(ItemKey key, Deadline deadline) {
        GetItemResponse answer = backoff(deadline)
                .call(() -> client.getItem(
                        get -> get.tableName(name).key(key.attributes()).consistentRead(true)));
        return answer.hasItem() ? Optional.of(new TableItem(answer.item())) : Optional.empty();
    }

    /** The items of these keys that are there, in no order; they may be a moment old. */
    public List<TableItem> read(Collection<ItemKey> keys, Deadline deadline) {
        return read(keys, false, deadline);
    }

    /** The items of these keys that are there, in no order, each as of the last write before the call. */
    public List<TableItem> readLatest(Collection<ItemKey> keys, Deadline deadline) {
        return read(keys, true, deadline);
    }

    private List<TableItem> read(Collection<ItemKey> keys, boolean latest, Deadline deadline) {
        // The service refuses a call that names one key twice.
        return Parallel.each(
                        CallChunks.of(new LinkedHashSet<>(keys), READ), chunk -> readChunk(chunk, latest, deadline))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<TableItem> readChunk(List<ItemKey> keys, boolean latest, Deadline deadline) {
        Backoff backoff = backoff(deadline);
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
                backoff.pause(new UnprocessedItems(open.get(name).keys().size(), "reads"));
            }
        }
        return items;
    }

    /** Puts all items, each over whatever may be there; no two of one key. */
    public void putAll(Collection<TableItem> items, Deadline deadline) {
        Parallel.each(CallChunks.of(items, WRITTEN), chunk -> putChunk(chunk, deadline));
    }

    private int putChunk(List<TableItem> items, Deadline deadline) {
        Backoff backoff = backoff(deadline);
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
                backoff.pause(new UnprocessedItems(open.get(name).size(), "writes"));
            }
        }
        return items.size();
    }

    /** Takes the item away, if there is one. */
    public void delete(ItemKey key, Deadline deadline) {
        backoff(deadline)
                .call(() -> client.deleteItem(delete -> delete.tableName(name).key(key.attributes())));
    }

    /**
     * Puts the item if the condition holds. Returns the item whose being there forbade it, an empty one if it was
     * none's being there; nothing when it was put. A put whose answer was lost is forbidden by itself: what is returned
     * has to be compared before it is called another's.
     */
    public Optional<TableItem> put(TableItem item, WriteCondition condition, Deadline deadline) {
        try {
            backoff(deadline)
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
