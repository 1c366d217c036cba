package dev.muster.aws.table;

import dev.muster.aws.call.Backoff;
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
 * Writes of which all are made or none.
 *
 * @param token names these very writes to the service, so that it makes them once however often it is asked
 */
public record WriteTransaction(String token, List<TransactWriteItem> writes) {
    /** As many as one transaction holds. */
    public static final int MOST = 100;

    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");
    private static final String CONDITION = "ConditionalCheckFailed";

    public WriteTransaction {
        writes = List.copyOf(writes);
    }

    public static TransactWriteItem put(DynamoTable table, TableItem item, WriteCondition condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesIfAny())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    public static TransactWriteItem delete(DynamoTable table, ItemKey key, WriteCondition condition) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(key.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesIfAny())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /**
     * Makes the writes. Returns what stands in their way, by number of the write, an empty item where nothing is
     * stored; nothing when all are made. Writes whose answer was lost for long are in their own way: what is returned
     * has to be compared before it is called another's.
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
                Map<Integer, TableItem> hindrances = hindrances(cancelled);
                if (!hindrances.isEmpty()) {
                    return hindrances;
                }
                if (!isPassing(cancelled)) {
                    throw cancelled;
                }
                backoff.pause(cancelled);
            }
        }
    }

    private static Map<Integer, TableItem> hindrances(TransactionCanceledException cancelled) {
        Map<Integer, TableItem> hindrances = new TreeMap<>();
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int number = 0; number < reasons.size(); number++) {
            if (CONDITION.equals(reasons.get(number).code())) {
                hindrances.put(number, new TableItem(reasons.get(number).item()));
            }
        }
        return hindrances;
    }

    private static boolean isPassing(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> code != null && PASSING.contains(code));
    }
}
