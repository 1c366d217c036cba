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
 * What writes cost: a unit for every 1 KB begun of the larger of the item before and after, the same when the condition
 * fails, twice that in a transaction, and a unit for every entry of an index that comes or goes. What an answer does not
 * tell of the item before is taken to be no larger than what is written.
 */
final class WriteCost {
    /** The key attributes of the indexes of the Jobs table; a test holds them to template.yaml. */
    static final String TENANT = "tenant";

    static final String JOB = "job";
    static final String OPEN = "open";

    private static final long IN_TRANSACTION = 2;

    private WriteCost() {}

    static TableCharge put(PutItemRequest put) {
        return TableCharge.write(
                put.tableName(), units(put.item()) + indexUnits(put.item(), isCreating(put.conditionExpression())));
    }

    /** A put that was refused wrote no index. */
    static TableCharge refused(PutItemRequest put, Map<String, AttributeValue> stands) {
        return TableCharge.write(put.tableName(), Math.max(units(put.item()), units(stands)));
    }

    /** An update whose answer or refusal tells these attributes of the item. */
    static TableCharge update(UpdateItemRequest update, Map<String, AttributeValue> told) {
        Map<String, AttributeValue> item = new HashMap<>(update.key());
        item.putAll(told);
        return TableCharge.write(update.tableName(), units(item));
    }

    static TableCharge delete(DeleteItemRequest delete, Map<String, AttributeValue> before) {
        return TableCharge.write(delete.tableName(), units(before));
    }

    static List<TableCharge> batch(Map<String, List<WriteRequest>> asked, Map<String, List<WriteRequest>> undone) {
        List<TableCharge> charges = new ArrayList<>();
        asked.forEach((table, writes) -> {
            List<WriteRequest> left = undone.getOrDefault(table, List.of());
            long units = writes.stream()
                    .filter(write -> !left.contains(write))
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

    /** Of a transaction that was cancelled too: its conditions were looked at all the same. */
    static List<TableCharge> transaction(List<TransactWriteItem> writes, boolean done) {
        return writes.stream()
                .filter(write -> write.put() != null || write.delete() != null)
                .map(write -> write.put() == null ? transacted(write.delete()) : transacted(write.put(), done))
                .toList();
    }

    /** No answer tells what is deleted: it is taken for little more than its key, as guards are. */
    private static TableCharge transacted(Delete delete) {
        return TableCharge.write(delete.tableName(), IN_TRANSACTION * units(delete.key()));
    }

    /** A header that a transaction replaces comes to name its successor, which no index has: it neither enters nor leaves one. */
    private static TableCharge transacted(Put put, boolean done) {
        long indexed = done && isCreating(put.conditionExpression()) ? indexUnits(put.item(), true) : 0;
        return TableCharge.write(put.tableName(), IN_TRANSACTION * units(put.item()) + indexed);
    }

    static List<TableCharge> statements(BatchExecuteStatementRequest batch, List<BatchStatementResponse> answers) {
        return IntStream.range(0, Math.min(answers.size(), batch.statements().size()))
                .filter(number -> isBilled(answers.get(number)))
                .mapToObj(number -> WriteStatement.of(batch.statements().get(number)))
                .map(statement -> TableCharge.write(statement.table(), units(statement.item())))
                .toList();
    }

    private static boolean isBilled(BatchStatementResponse answer) {
        return answer.error() == null
                || answer.error().code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
                || answer.error().code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM;
    }

    private static long units(Map<String, AttributeValue> item) {
        return ItemSize.writeUnits(ItemSize.of(item));
    }

    /**
     * A header enters both indexes when it is created open, and leaves one when it is replaced by one that is not. No
     * answer tells whether it had left before: that is billed once more.
     */
    private static long indexUnits(Map<String, AttributeValue> item, boolean creating) {
        if (!item.containsKey(TENANT) || !item.containsKey(JOB)) {
            return 0;
        }
        boolean open = item.containsKey(OPEN);
        long ofTenant = creating ? 1 : 0;
        long ofOpen = creating == open ? 1 : 0;
        return ofTenant + ofOpen;
    }

    private static boolean isCreating(String condition) {
        return condition == null || condition.startsWith("attribute_not_exists");
    }
}
