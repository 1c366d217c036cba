package dev.muster.local.template;

import dev.muster.local.template.Value.Mapping;
import dev.muster.local.template.Value.Nothing;
import dev.muster.local.template.Value.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How SAM merges {@code Globals} into a resource: maps entry by entry, lists one after the other, else the own value. */
final class Globals {
    private Globals() {}

    static Value merge(Value global, Value own) {
        if (own instanceof Nothing) {
            return global;
        }
        if (global instanceof Mapping(Map<String, Value> defaults)
                && own instanceof Mapping(Map<String, Value> entries)) {
            Map<String, Value> merged = new LinkedHashMap<>(defaults);
            entries.forEach((key, value) -> merged.merge(key, value, Globals::merge));
            return new Mapping(merged);
        }
        if (global instanceof Sequence(List<Value> first) && own instanceof Sequence(List<Value> second)) {
            return new Sequence(Stream.concat(first.stream(), second.stream()).toList());
        }
        return own;
    }
}
