package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Mapping;
import dev.muster.embedded.template.TemplateValue.Nothing;
import dev.muster.embedded.template.TemplateValue.Sequence;
import dev.muster.embedded.template.TemplateValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A value with its path in the template, which errors name. */
record TemplateProperty(String path, TemplateValue value) {

    TemplateProperty at(String key) {
        return find(key).orElseThrow(() -> invalid("needs a " + key));
    }

    Optional<TemplateProperty> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    Map<String, TemplateProperty> entries() {
        Map<String, TemplateProperty> entries = new LinkedHashMap<>();
        if (value instanceof Mapping mapping) {
            mapping.entries().forEach((key, entry) -> add(entries, key, entry));
        } else if (!(value instanceof Nothing)) {
            throw invalid("must be a map");
        }
        return entries;
    }

    private void add(Map<String, TemplateProperty> entries, String key, TemplateValue entry) {
        if (!(entry instanceof Nothing)) {
            entries.put(key, new TemplateProperty(path + "." + key, entry));
        }
    }

    List<TemplateProperty> items() {
        if (value instanceof Sequence sequence) {
            List<TemplateValue> items = sequence.items();
            return IntStream.range(0, items.size())
                    .mapToObj(n -> new TemplateProperty(path + "[" + n + "]", items.get(n)))
                    .toList();
        }
        throw invalid("must be a list");
    }

    String text() {
        if (value instanceof Text text) {
            return text.text();
        }
        throw invalid("must be plain text, not " + value);
    }

    int number(int min, int max) {
        String text = text();
        if (!text.matches("\\d{1,9}")) {
            throw invalid("must be a whole number, not " + text);
        }
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw invalid("must be between " + min + " and " + max + ", not " + text);
        }
        return number;
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("must be true or false, not " + text());
        };
    }

    /** Returns the logical id in {@code !GetAtt <id>.<attribute>}. */
    String resource(String attribute) {
        if (value instanceof TemplateValue.Call(String function, Sequence(List<TemplateValue> parts))
                && function.equals("Fn::GetAtt")
                && parts.size() == 2
                && parts.get(0) instanceof Text(String id)
                && parts.get(1).equals(new Text(attribute))) {
            return id;
        }
        throw invalid("must be !GetAtt of a resource's " + attribute);
    }

    TemplateException invalid(String problem) {
        return new TemplateException(path, problem);
    }
}
