package dev.muster.aws.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of an item: its partition key and its sort key. */
public record ItemKey(String pk, String sk) {
    public static final String PK = "pk";
    public static final String SK = "sk";

    public Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValues.text(pk), SK, AttributeValues.text(sk));
    }
}
