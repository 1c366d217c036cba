package dev.muster.local.environment;

import dev.muster.local.template.LambdaFunction;
import dev.muster.local.template.Template;
import dev.muster.local.template.TemplateException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of all functions of a template as one set, because here they share a process. */
public record Variables(Map<String, String> values) {
    public Variables {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The variables of one function. */
    public static Variables of(LambdaFunction function, References references) {
        Map<String, String> values = new TreeMap<>();
        function.environment()
                .forEach((name, value) -> values.put(
                        name, references.text(function.logicalId() + ".Environment.Variables." + name, value)));
        return new Variables(values);
    }

    /**
     * The variables of all functions.
     *
     * @throws TemplateException if two functions give one name different values
     */
    public static Variables of(Template template, References references) {
        Map<String, String> all = new TreeMap<>();
        for (LambdaFunction function : template.functions()) {
            of(function, references).values().forEach((name, value) -> {
                String other = all.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                    throw new TemplateException(
                            function.logicalId() + ".Environment.Variables." + name,
                            "has another value than in a function before it, and here all functions share one process");
                }
            });
        }
        return new Variables(all);
    }
}
