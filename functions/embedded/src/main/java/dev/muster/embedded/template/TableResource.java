package dev.muster.embedded.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param attributes the type (S, N or B) of every attribute that a key names
 * @param timeToLive the attribute with the expiry of an item, in seconds since 1970
 */
public record TableResource(
        String logicalId,
        String name,
        Map<String, String> attributes,
        Key key,
        List<Index> indexes,
        Optional<String> timeToLive) {

    public TableResource {
        attributes = Map.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    /** A key of one or two attributes. */
    public record Key(String partition, Optional<String> sort) {}

    /**
     * A global secondary index.
     *
     * @param projection ALL, KEYS_ONLY or INCLUDE, the last with the names of {@code included}
     */
    public record Index(String name, Key key, String projection, List<String> included) {
        public Index {
            included = List.copyOf(included);
        }
    }
}
