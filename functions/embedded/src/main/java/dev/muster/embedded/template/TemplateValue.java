package dev.muster.embedded.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a template: plain YAML, or the call of an intrinsic function. */
public sealed interface TemplateValue {

    /** A scalar; CloudFormation converts between text, numbers and booleans, so the text is kept as written. */
    record Text(String text) implements TemplateValue {}

    /** YAML's null, or the result of {@code AWS::NoValue}. */
    record Nothing() implements TemplateValue {}

    /** A list. */
    record Sequence(List<TemplateValue> items) implements TemplateValue {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A map, in the order it was written. */
    record Mapping(Map<String, TemplateValue> entries) implements TemplateValue {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** An intrinsic function under its long name ({@code Ref}, {@code Fn::Sub} …) with its argument. */
    record Call(String function, TemplateValue argument) implements TemplateValue {}
}
