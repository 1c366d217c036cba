package dev.muster.api.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The few members most objects have, in order: a document of many small objects is not to cost a table for each. */
final class OrderedMembers extends AbstractMap<String, JsonValue> {
    /** From here on a table finds names faster. */
    private static final int FEW = 8;

    private final String[] names;
    private final JsonValue[] values;

    private OrderedMembers(Map<String, JsonValue> members) {
        names = members.keySet().toArray(String[]::new);
        values = members.values().toArray(JsonValue[]::new);
    }

    /** An unchangeable copy in the same order. */
    static Map<String, JsonValue> of(Map<String, JsonValue> members) {
        return members.size() <= FEW
                ? new OrderedMembers(members)
                : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public @Nullable JsonValue get(Object name) {
        for (int place = 0; place < names.length; place++) {
            if (names[place].equals(name)) {
                return values[place];
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
                        .mapToObj(place -> Map.entry(names[place], values[place]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}
