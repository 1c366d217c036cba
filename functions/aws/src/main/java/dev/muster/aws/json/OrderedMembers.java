package dev.muster.aws.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of few members in order, without the hash table that a document of many small objects would pay
 * for.
 */
final class OrderedMembers extends AbstractMap<String, JsonValue> {
    /** Largest size at which a linear search is as fast as a hash table. */
    private static final int MAX_SIZE = 8;

    private final String[] names;
    private final JsonValue[] values;

    private OrderedMembers(Map<String, JsonValue> members) {
        names = members.keySet().toArray(String[]::new);
        values = members.values().toArray(JsonValue[]::new);
    }

    /** Returns an unmodifiable copy in the same order. */
    static Map<String, JsonValue> of(Map<String, JsonValue> members) {
        return members.size() <= MAX_SIZE
                ? new OrderedMembers(members)
                : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public @Nullable JsonValue get(Object name) {
        for (int index = 0; index < names.length; index++) {
            if (names[index].equals(name)) {
                return values[index];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, JsonValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, JsonValue>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(index -> Map.entry(names[index], values[index]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}
