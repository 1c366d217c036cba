package dev.muster.aws.job;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Table;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Makes a job exist, together with the use of its Idempotency-Key. A job's id is made from chance by the one request that
 * accepts it, so a header of that id that is there already is our own, of which only the answer was lost.
 */
record Acceptance(Table jobs, Table access) {
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");
    private static final String CONDITION = "ConditionalCheckFailed";

    /** The use of the key that stands in the way; empty when the job exists. */
    Optional<Idempotency> accept(Job job, Optional<Idempotency> use, Deadline deadline) {
        Item header = JobItem.encode(job, job.id());
        if (use.isPresent()) {
            return withKey(job, header, use.get(), deadline);
        }
        jobs.put(header, Condition.ABSENT, deadline);
        return Optional.empty();
    }

    private Optional<Idempotency> withKey(Job job, Item header, Idempotency use, Deadline deadline) {
        TransactWriteItemsRequest both = TransactWriteItemsRequest.builder()
                .clientRequestToken(job.id())
                .transactItems(
                        put(jobs, header, Condition.ABSENT),
                        put(
                                access,
                                IdempotencyItem.encode(job.tenant(), use),
                                Condition.absentOrAtMost(IdempotencyItem.UNTIL, Attribute.moment(job.createdAt()))))
                .build();
        Backoff backoff = jobs.backoff(deadline);
        while (true) {
            try {
                backoff.call(() -> jobs.client().transactWriteItems(both));
                return Optional.empty();
            } catch (TransactionCanceledException cancelled) {
                if (isRefused(cancelled)) {
                    return standing(cancelled, job);
                }
                if (!isPassing(cancelled)) {
                    throw cancelled;
                }
                backoff.pause(cancelled);
            }
        }
    }

    private static TransactWriteItem put(Table table, Item item, Condition condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item.attributes())
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesIfAny())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private static boolean isRefused(TransactionCanceledException cancelled) {
        return codes(cancelled).contains(CONDITION);
    }

    private static boolean isPassing(TransactionCanceledException cancelled) {
        return codes(cancelled).stream().anyMatch(PASSING::contains);
    }

    private static List<String> codes(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
    }

    /** What the second of the two puts met, unless that is of this very job. */
    private static Optional<Idempotency> standing(TransactionCanceledException cancelled, Job job) {
        CancellationReason reason = cancelled.cancellationReasons().get(1);
        return reason.hasItem()
                ? Optional.of(IdempotencyItem.decode(new Item(reason.item())))
                        .filter(use -> !use.job().equals(job.id()))
                : Optional.empty();
    }
}
