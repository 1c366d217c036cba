package dev.muster.aws.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The condition of a write on the stored item. Names and values are placeholders in the expression. */
public record WriteCondition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

    /** No item is stored. */
    public static final WriteCondition ABSENT =
            new WriteCondition("attribute_not_exists(#pk)", Map.of("#pk", ItemKey.PK), Map.of());

    /** An item is stored, and its attribute has this value. */
    public static WriteCondition is(String name, AttributeValue value) {
        return new WriteCondition("#is = :is", Map.of("#is", name), Map.of(":is", value));
    }

    /** No item is stored, or its attribute has this value. */
    public static WriteCondition absentOr(String name, AttributeValue value) {
        return new WriteCondition(
                "attribute_not_exists(#pk) OR #is = :is", Map.of("#pk", ItemKey.PK, "#is", name), Map.of(":is", value));
    }

    /** No item is stored, or its attribute is at most this number. */
    public static WriteCondition absentOrAtMost(String name, AttributeValue number) {
        return new WriteCondition(
                "attribute_not_exists(#pk) OR #past <= :past",
                Map.of("#pk", ItemKey.PK, "#past", name),
                Map.of(":past", number));
    }

    /** No item is stored, or its attribute is at most this number and not the exception. */
    public static WriteCondition absentOrAtMostExcept(String name, AttributeValue number, AttributeValue exception) {
        return new WriteCondition(
                "attribute_not_exists(#pk) OR (#past <= :past AND #past <> :except)",
                Map.of("#pk", ItemKey.PK, "#past", name),
                Map.of(":past", number, ":except", exception));
    }

    /** Returns the values, or null if there are none, because a request accepts no empty map. */
    public @Nullable Map<String, AttributeValue> valuesOrNull() {
        return values.isEmpty() ? null : values;
    }
}
