package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Mapping;
import dev.muster.embedded.template.TemplateValue.Nothing;
import dev.muster.embedded.template.TemplateValue.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Merges {@code Globals} into a resource as SAM does: maps entry by entry, lists by appending; otherwise the value of
 * the resource wins.
 */
final class GlobalsMerge {
    private GlobalsMerge() {}

    static TemplateValue merge(TemplateValue global, TemplateValue own) {
        if (own instanceof Nothing) {
            return global;
        }
        if (global instanceof Mapping(Map<String, TemplateValue> defaults)
                && own instanceof Mapping(Map<String, TemplateValue> entries)) {
            Map<String, TemplateValue> merged = new LinkedHashMap<>(defaults);
            entries.forEach((key, value) -> merged.merge(key, value, GlobalsMerge::merge));
            return new Mapping(merged);
        }
        if (global instanceof Sequence(List<TemplateValue> first)
                && own instanceof Sequence(List<TemplateValue> second)) {
            return new Sequence(Stream.concat(first.stream(), second.stream()).toList());
        }
        return own;
    }
}
