package dev.muster.local.environment;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TemplateException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of all functions as one set, because the functions of the local host share its process. */
public record EnvironmentVariables(Map<String, String> values) {
    public EnvironmentVariables {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns the variables of one function. */
    public static EnvironmentVariables of(LambdaFunction function, ResourceReferences references) {
        Map<String, String> values = new TreeMap<>();
        function.environment()
                .forEach((name, value) -> values.put(
                        name, references.text(function.logicalId() + ".Environment.Variables." + name, value)));
        return new EnvironmentVariables(values);
    }

    /**
     * Returns the variables of all functions.
     *
     * @throws TemplateException if two functions give one name different values
     */
    public static EnvironmentVariables of(SamTemplate template, ResourceReferences references) {
        Map<String, String> all = new TreeMap<>();
        for (LambdaFunction function : template.functions()) {
            of(function, references).values().forEach((name, value) -> {
                String other = all.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                    throw new TemplateException(
                            function.logicalId() + ".Environment.Variables." + name,
                            "differs from the value of another function; the functions of the local host share one process");
                }
            });
        }
        return new EnvironmentVariables(all);
    }
}
