package dev.muster.embedded.meter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The cost of writes: a unit for each started KB of the larger of the item before and after. A failed condition costs
 * the same, a transaction twice as much, and each index entry that a write adds or removes costs a unit. If a response
 * does not contain the item before, the item is assumed to be no larger than the new one.
 */
final class WriteCost {
    /** The key attributes of the indexes of the Jobs table. A test compares them with template.yaml. */
    static final String TENANT = "tenant";

    static final String JOB = "job";
    static final String OPEN = "open";
    static final String HELD_BY = "held_by";

    private static final String HOLD = "hold";
    private static final String VERSION = "version";

    private static final long IN_TRANSACTION = 2;

    private WriteCost() {}

    static TableCharge put(PutItemRequest put) {
        return TableCharge.write(
                put.tableName(), units(put.item()) + indexUnits(put.item(), isCreating(put.conditionExpression())));
    }

    /** Returns the charge of a rejected put, which wrote no index. */
    static TableCharge rejected(PutItemRequest put, Map<String, AttributeValue> current) {
        return TableCharge.write(put.tableName(), Math.max(units(put.item()), units(current)));
    }

    /** Returns the charge of an update whose response or rejection contains these attributes of the item. */
    static TableCharge update(UpdateItemRequest update, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(update.key());
        item.putAll(attributes);
        return TableCharge.write(update.tableName(), units(item));
    }

    static TableCharge delete(DeleteItemRequest delete, Map<String, AttributeValue> before) {
        return TableCharge.write(delete.tableName(), units(before));
    }

    static List<TableCharge> batch(
            Map<String, List<WriteRequest>> requested, Map<String, List<WriteRequest>> unprocessed) {
        List<TableCharge> charges = new ArrayList<>();
        requested.forEach((table, writes) -> {
            List<WriteRequest> remaining = unprocessed.getOrDefault(table, List.of());
            long units = writes.stream()
                    .filter(write -> !remaining.contains(write))
                    .mapToLong(WriteCost::units)
                    .sum();
            charges.add(TableCharge.write(table, units));
        });
        return charges;
    }

    private static long units(WriteRequest write) {
        return write.putRequest() == null
                ? 1
                : units(write.putRequest().item())
                        + indexUnits(write.putRequest().item(), true);
    }

    /** Returns the charges of a transaction. A cancelled one is charged too, because its conditions were evaluated. */
    static List<TableCharge> transaction(List<TransactWriteItem> writes, boolean committed) {
        return writes.stream()
                .filter(write -> write.put() != null || write.delete() != null)
                .map(write -> write.put() == null ? transacted(write.delete()) : transacted(write.put(), committed))
                .toList();
    }

    /**
     * Returns the charge of a delete. No response contains the deleted item, which is assumed to be hardly larger than
     * its key, as unique keys are.
     */
    private static TableCharge transacted(Delete delete) {
        return TableCharge.write(delete.tableName(), IN_TRANSACTION * units(delete.key()));
    }

    /**
     * Returns the charge of a put. A replaced job header gains the id of its successor, which no index contains, or it
     * is released or cancelled under a key: then it may leave the index of held jobs.
     */
    private static TableCharge transacted(Put put, boolean committed) {
        long indexed = committed ? transactedIndexUnits(put) : 0;
        return TableCharge.write(put.tableName(), IN_TRANSACTION * units(put.item()) + indexed);
    }

    private static long transactedIndexUnits(Put put) {
        return isCreating(put.conditionExpression()) ? indexUnits(put.item(), true) : heldUnits(put.item(), false);
    }

    static List<TableCharge> statements(BatchExecuteStatementRequest batch, List<BatchStatementResponse> responses) {
        return IntStream.range(0, Math.min(responses.size(), batch.statements().size()))
                .filter(number -> isBilled(responses.get(number)))
                .mapToObj(number -> WriteStatement.of(batch.statements().get(number)))
                .map(statement -> TableCharge.write(statement.table(), units(statement.item())))
                .toList();
    }

    private static boolean isBilled(BatchStatementResponse response) {
        return response.error() == null
                || response.error().code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
                || response.error().code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM;
    }

    private static long units(Map<String, AttributeValue> item) {
        return ItemSize.writeUnits(ItemSize.of(item));
    }

    /**
     * Returns the index units of a job header. A header enters the index of its tenant and that of open jobs when it is
     * created open, and leaves the latter when a closed header replaces it. No response shows whether it had left that
     * index before, so this is charged again.
     */
    private static long indexUnits(Map<String, AttributeValue> item, boolean creating) {
        if (!item.containsKey(TENANT) || !item.containsKey(JOB)) {
            return 0;
        }
        boolean open = item.containsKey(OPEN);
        long ofTenant = creating ? 1 : 0;
        long ofOpen = creating == open ? 1 : 0;
        return ofTenant + ofOpen + heldUnits(item, creating);
    }

    /**
     * Returns the units of the index of held jobs. A header that waits for a release is replaced only when it waits no
     * longer, so its second version leaves the index.
     */
    private static long heldUnits(Map<String, AttributeValue> item, boolean creating) {
        if (creating) {
            return item.containsKey(HELD_BY) ? 1 : 0;
        }
        boolean leaves = item.containsKey(HOLD)
                && !item.containsKey(HELD_BY)
                && AttributeValue.fromN("2").equals(item.get(VERSION));
        return leaves ? 1 : 0;
    }

    private static boolean isCreating(String condition) {
        return condition == null || condition.startsWith("attribute_not_exists");
    }
}
