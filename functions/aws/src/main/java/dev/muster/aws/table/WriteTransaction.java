package dev.muster.aws.table;

import dev.muster.aws.call.Backoff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes that are all made or none.
 *
 * @param token identifies these writes, so that the service makes them once however often they are sent
 */
public record WriteTransaction(String token, List<TransactWriteItem> writes) {
    /** The largest number of writes in one transaction. */
    public static final int MAX_WRITES = 100;

    private static final Set<String> RETRYABLE =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    public WriteTransaction {
        writes = List.copyOf(writes);
    }

    /** Returns a put with a condition. */
    public static TransactWriteItem put(DynamoTable table, TableItem item, WriteCondition condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Returns a check of a condition, which writes nothing. */
    public static TransactWriteItem check(DynamoTable table, ItemKey key, WriteCondition condition) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table.name())
                        .key(key.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Returns an addition to a number of an item, which is created when it is missing. */
    public static TransactWriteItem add(DynamoTable table, ItemKey key, String name, long number, Instant expires) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(key.attributes())
                        .updateExpression("ADD #number :number SET #expires = :expires")
                        .expressionAttributeNames(Map.of("#number", name, "#expires", TableItem.EXPIRES))
                        .expressionAttributeValues(Map.of(
                                ":number",
                                AttributeValues.number(number),
                                ":expires",
                                AttributeValues.expiry(expires))))
                .build();
    }

    /** Returns a delete with a condition. */
    public static TransactWriteItem delete(DynamoTable table, ItemKey key, WriteCondition condition) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(key.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /**
     * Makes the writes. Returns empty if all are made. Otherwise returns the stored items whose conditions failed, by
     * index of the write, with an item without attributes where none is stored. After a long lost response, the
     * conditions fail because of the first attempt. So a caller must check whether the returned items are its own.
     */
    public Map<Integer, TableItem> run(DynamoTable table) {
        TransactWriteItemsRequest all = TransactWriteItemsRequest.builder()
                .clientRequestToken(token)
                .transactItems(writes)
                .build();
        Backoff backoff = table.backoff();
        while (true) {
            try {
                backoff.call(() -> table.client().transactWriteItems(all));
                return Map.of();
            } catch (TransactionCanceledException cancelled) {
                Map<Integer, TableItem> conflicts = conflicts(cancelled);
                if (!conflicts.isEmpty()) {
                    return conflicts;
                }
                if (!isRetryable(cancelled)) {
                    throw cancelled;
                }
                backoff.pause(cancelled);
            }
        }
    }

    private static Map<Integer, TableItem> conflicts(TransactionCanceledException cancelled) {
        Map<Integer, TableItem> conflicts = new TreeMap<>();
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int number = 0; number < reasons.size(); number++) {
            if (CONDITION_FAILED.equals(reasons.get(number).code())) {
                conflicts.put(number, new TableItem(reasons.get(number).item()));
            }
        }
        return conflicts;
    }

    private static boolean isRetryable(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> code != null && RETRYABLE.contains(code));
    }
}
