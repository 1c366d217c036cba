package dev.muster.api.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decoded parameters of a query, in the order sent. */
public record QueryString(Map<String, List<String>> parameters) {
    public QueryString {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        parameters = Collections.unmodifiableMap(copy);
    }

    /** Parses the text after the question mark (application/x-www-form-urlencoded). */
    public static QueryString parse(String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 2 ? decode(parts[1]) : "";
                parameters
                        .computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                        .add(value);
            }
        }
        return new QueryString(parameters);
    }

    /** Returns the query without the parameters of these names. */
    public QueryString without(Set<String> removed) {
        Map<String, List<String>> kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeAll(removed);
        return new QueryString(kept);
    }

    public Set<String> names() {
        return parameters.keySet();
    }

    /** Returns all values of that name, in the order sent. */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Decodes plus signs as spaces, and percent-escapes; text with malformed escapes keeps them. */
    private static String decode(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }
}
