package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.Cost;
import dev.muster.core.job.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The update that counts batches: it adds their totals and their numbers if the page contains none of the numbers. The
 * condition makes the ADD safe to repeat, so no other code may write a counter.
 */
final class TallyUpdate {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    private TallyUpdate(List<BatchCount> counts, Instant expires) {
        numbers(TallyItem.DONE, counts);
        numbers(
                TallyItem.WITH_EXCEPTIONS,
                counts.stream().filter(BatchCount::hasExceptions).toList());
        counts.stream()
                .map(BatchCount::totals)
                .reduce(Totals.NONE, Totals::plus)
                .counts()
                .forEach((outcome, more) -> add(OutcomeCode.of(outcome), AttributeValues.number(more)));
        CostAttributes.encode(counts.stream().map(BatchCount::cost).reduce(Cost.NONE, Cost::plus))
                .forEach(this::add);
        counts.forEach(
                count -> requireUncounted(TallyItem.relative(count.batch().number())));
        names.put("#expires", TableItem.EXPIRES);
        values.put(":expires", AttributeValues.expiry(expires));
    }

    static UpdateItemRequest.Builder of(List<BatchCount> counts, Instant expires) {
        TallyUpdate update = new TallyUpdate(counts, expires);
        return UpdateItemRequest.builder()
                .updateExpression("ADD " + String.join(", ", update.adds) + " SET #expires = :expires")
                .conditionExpression(String.join(" AND ", update.conditions))
                .expressionAttributeNames(update.names)
                .expressionAttributeValues(update.values)
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private void numbers(String name, List<BatchCount> counts) {
        if (!counts.isEmpty()) {
            add(
                    name,
                    AttributeValue.builder()
                            .ns(counts.stream()
                                    .map(count -> Integer.toString(
                                            TallyItem.relative(count.batch().number())))
                                    .toList())
                            .build());
        }
    }

    private void add(String name, AttributeValue more) {
        names.put("#" + name, name);
        values.put(":" + name, more);
        adds.add("#" + name + " :" + name);
    }

    private void requireUncounted(int number) {
        values.put(":n" + number, AttributeValues.number(number));
        conditions.add("NOT contains(#" + TallyItem.DONE + ", :n" + number + ")");
    }
}
