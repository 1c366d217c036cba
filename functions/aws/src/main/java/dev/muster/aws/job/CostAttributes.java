package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.job.Cost;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A cost as two attributes: {@code wu}, write units, and {@code rh}, half read units. A missing one is 0. */
final class CostAttributes {
    static final String WRITE_UNITS = "wu";
    static final String READ_HALVES = "rh";

    private CostAttributes() {}

    static Map<String, AttributeValue> encode(Cost cost) {
        return Map.of(
                WRITE_UNITS,
                AttributeValues.number(cost.writeUnits()),
                READ_HALVES,
                AttributeValues.number(cost.readHalves()));
    }

    static Cost decode(Map<String, AttributeValue> attributes) {
        return new Cost(number(attributes, WRITE_UNITS), number(attributes, READ_HALVES));
    }

    private static long number(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? 0 : AttributeValues.asLong(value);
    }
}
