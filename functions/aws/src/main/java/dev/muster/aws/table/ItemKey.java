package dev.muster.aws.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies: its partition, and its place in there. */
public record ItemKey(String pk, String sk) {
    public static final String PK = "pk";
    public static final String SK = "sk";

    public Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValues.text(pk), SK, AttributeValues.text(sk));
    }
}
