package dev.muster.pages.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value of a YAML or JSON document. */
public sealed interface Node {
    /** An object. Its members stay in their order. */
    record Members(Map<String, Node> values) implements Node {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** An array. */
    record Elements(List<Node> values) implements Node {
        public Elements {
            values = List.copyOf(values);
        }
    }

    record Text(String value) implements Node {}

    record Numeric(Number value) implements Node {}

    record Flag(boolean value) implements Node {}

    /** The value of a member that does not exist, and null. */
    record Nothing() implements Node {}

    /** Returns the node of a value as the YAML parser returns it. */
    static Node of(@Nullable Object loaded) {
        return switch (loaded) {
            case null -> new Nothing();
            case Map<?, ?> map -> {
                Map<String, Node> members = new LinkedHashMap<>();
                map.forEach((name, value) -> members.put(String.valueOf(name), of(value)));
                yield new Members(members);
            }
            case List<?> list -> new Elements(list.stream().map(Node::of).toList());
            case Number number -> new Numeric(number);
            case Boolean flag -> new Flag(flag);
            default -> new Text(loaded.toString());
        };
    }

    /** Returns the members; of another value than an object, none. */
    default Map<String, Node> members() {
        return this instanceof Members(Map<String, Node> values) ? values : Map.of();
    }

    /** Returns the elements; of another value than an array, none. */
    default List<Node> elements() {
        return this instanceof Elements(List<Node> values) ? values : List.of();
    }

    /** Returns the text; of another value than text, its JSON, and of nothing, a blank text. */
    default String text() {
        return switch (this) {
            case Text(String value) -> value;
            case Nothing _ -> "";
            case Members members -> JsonText.of(members);
            case Elements elements -> JsonText.of(elements);
            case Numeric number -> JsonText.of(number);
            case Flag flag -> JsonText.of(flag);
        };
    }

    /** Returns the value at the end of a path of member names, or {@link Nothing}. */
    default Node at(String... path) {
        Node node = this;
        for (String name : path) {
            node = node.members().getOrDefault(name, new Nothing());
        }
        return node;
    }

    default boolean isPresent() {
        return !(this instanceof Nothing);
    }

    /** Returns the object with this member, in place of one with its name. */
    default Node with(String name, Node value) {
        Map<String, Node> members = new LinkedHashMap<>(members());
        members.put(name, value);
        return new Members(members);
    }

    /** Returns the object without these members. */
    default Node without(Set<String> names) {
        Map<String, Node> members = new LinkedHashMap<>(members());
        members.keySet().removeAll(names);
        return new Members(members);
    }
}
