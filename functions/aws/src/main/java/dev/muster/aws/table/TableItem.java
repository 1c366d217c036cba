package dev.muster.aws.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it is stored in a table. */
public record TableItem(Map<String, AttributeValue> attributes) {
    /** The attribute of the time to live: the second from which DynamoDB may delete the item. */
    public static final String EXPIRES = "expires";

    public TableItem {
        attributes = Map.copyOf(attributes);
    }

    /** Returns a builder of an item with this key. */
    public static Builder at(ItemKey key) {
        return new Builder(key);
    }

    public ItemKey key() {
        return new ItemKey(text(ItemKey.PK), text(ItemKey.SK));
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public AttributeValue get(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("the item " + attributes.get(ItemKey.SK) + " has no attribute " + name);
        }
        return value;
    }

    public String text(String name) {
        return get(name).s();
    }

    public long number(String name) {
        return AttributeValues.asLong(get(name));
    }

    public boolean flag(String name) {
        return get(name).bool();
    }

    public Instant moment(String name) {
        return AttributeValues.asMoment(get(name));
    }

    /** Returns the numbers of a set; empty if the attribute is missing. */
    public Set<Integer> numbers(String name) {
        return has(name)
                ? get(name).ns().stream()
                        .map(number -> new BigDecimal(number).intValueExact())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Builds an item from its attributes. */
    public static final class Builder {
        private final Map<String, AttributeValue> attributes;

        private Builder(ItemKey key) {
            attributes = new HashMap<>(key.attributes());
        }

        public Builder with(String name, AttributeValue value) {
            attributes.put(name, value);
            return this;
        }

        public Builder text(String name, String text) {
            return with(name, AttributeValues.text(text));
        }

        public Builder number(String name, long number) {
            return with(name, AttributeValues.number(number));
        }

        public Builder flag(String name, boolean on) {
            return with(name, AttributeValues.flag(on));
        }

        public Builder moment(String name, Instant moment) {
            return with(name, AttributeValues.moment(moment));
        }

        public Builder list(String name, List<AttributeValue> elements) {
            return with(name, AttributeValues.list(elements));
        }

        public Builder expires(Instant moment) {
            return with(EXPIRES, AttributeValues.expiry(moment));
        }

        public TableItem build() {
            return new TableItem(attributes);
        }
    }
}
