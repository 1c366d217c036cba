package dev.muster.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as a template writes it: plain YAML, or the call of an intrinsic function. */
public sealed interface Value {

    /** A scalar; CloudFormation converts between text, numbers and booleans, so the text is kept as written. */
    record Text(String text) implements Value {}

    /** YAML's null, and what {@code AWS::NoValue} leaves behind. */
    record Nothing() implements Value {}

    /** A list. */
    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A map, in the order it was written. */
    record Mapping(Map<String, Value> entries) implements Value {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** An intrinsic function under its long name ({@code Ref}, {@code Fn::Sub} …) with its argument. */
    record Call(String function, Value argument) implements Value {}
}
