package dev.muster.aws.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must be true of the stored item for a write to happen; names and values stand in it as placeholders only. */
public record WriteCondition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

    /** Nothing is stored there yet. */
    public static final WriteCondition ABSENT =
            new WriteCondition("attribute_not_exists(#pk)", Map.of("#pk", ItemKey.PK), Map.of());

    /** An item is stored there whose attribute is this. */
    public static WriteCondition is(String name, AttributeValue value) {
        return new WriteCondition("#is = :is", Map.of("#is", name), Map.of(":is", value));
    }

    /** Nothing is stored there, or something whose attribute is this. */
    public static WriteCondition absentOr(String name, AttributeValue value) {
        return new WriteCondition(
                "attribute_not_exists(#pk) OR #is = :is", Map.of("#pk", ItemKey.PK, "#is", name), Map.of(":is", value));
    }

    /** Nothing is stored there, or something whose attribute is not past this number. */
    public static WriteCondition absentOrAtMost(String name, AttributeValue number) {
        return new WriteCondition(
                "attribute_not_exists(#pk) OR #past <= :past",
                Map.of("#pk", ItemKey.PK, "#past", name),
                Map.of(":past", number));
    }

    /** The values, or null when there are none: a request takes no empty map for them. */
    public @Nullable Map<String, AttributeValue> valuesIfAny() {
        return values.isEmpty() ? null : values;
    }
}
