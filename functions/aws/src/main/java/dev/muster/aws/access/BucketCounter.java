package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Counters in the buckets of one item: an attribute {@code b…} a bucket, named by its number to the base of 36. One
 * update without a condition adds to a bucket and returns all of them, so no instance waits for another. Expired buckets
 * are ignored, and removed once the item has {@link #MAX_EXPIRED} of them, so that it stays within one write unit.
 */
record BucketCounter(DynamoTable table, ItemKey key) {
    private static final String BUCKET = "b";
    private static final int RADIX = 36;
    private static final int MAX_EXPIRED = 24;

    /**
     * Adds to a bucket. Returns the counts of all buckets that have not expired, this one included.
     *
     * @param oldest the oldest bucket that has not expired
     * @param expires when the item may be deleted unless it is updated again
     */
    Map<Long, Integer> add(long bucket, int amount, long oldest, Instant expires) {
        Map<String, AttributeValue> stored = table.backoff()
                .call(() -> table.client()
                        .updateItem(update -> update.tableName(table.name())
                                .key(key.attributes())
                                .updateExpression("ADD #bucket :amount SET #expires = :expires")
                                .expressionAttributeNames(
                                        Map.of("#bucket", name(bucket), "#expires", TableItem.EXPIRES))
                                .expressionAttributeValues(Map.of(
                                        ":amount", AttributeValues.number(amount),
                                        ":expires", AttributeValues.expiry(expires)))
                                .returnValues(ReturnValue.ALL_NEW)))
                .attributes();
        Map<Long, Integer> counts = counts(stored);
        removeMany(counts.keySet().stream().filter(number -> number < oldest).toList());
        counts.keySet().removeIf(number -> number < oldest);
        return counts;
    }

    private static Map<Long, Integer> counts(Map<String, AttributeValue> stored) {
        Map<Long, Integer> counts = new HashMap<>();
        stored.forEach((name, value) -> {
            if (name.startsWith(BUCKET)) {
                counts.put(
                        Long.parseLong(name.substring(BUCKET.length()), RADIX),
                        Math.toIntExact(AttributeValues.asLong(value)));
            }
        });
        return counts;
    }

    /** Removes the expired buckets if there are many. Nothing is added to them any more, so no condition is needed. */
    private void removeMany(List<Long> expired) {
        if (expired.size() < MAX_EXPIRED) {
            return;
        }
        Map<String, String> names = IntStream.range(0, expired.size())
                .boxed()
                .collect(Collectors.toMap(number -> "#b" + number, number -> name(expired.get(number))));
        table.backoff()
                .call(() -> table.client()
                        .updateItem(update -> update.tableName(table.name())
                                .key(key.attributes())
                                .updateExpression("REMOVE " + String.join(", ", names.keySet()))
                                .expressionAttributeNames(names)));
    }

    private static String name(long bucket) {
        return BUCKET + Long.toString(bucket, RADIX);
    }
}
