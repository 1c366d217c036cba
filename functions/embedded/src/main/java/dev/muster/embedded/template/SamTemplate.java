package dev.muster.embedded.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The resources of a SAM template that the local host runs. A resource with a false condition is left out.
 *
 * @param policies the statements of each function's policies, by its logical id
 * @param types the type of every declared resource by its logical id, also of resources that do not run here
 */
public record SamTemplate(
        List<LambdaFunction> functions,
        List<TableResource> tables,
        List<QueueResource> queues,
        Map<String, List<PolicyStatement>> policies,
        Map<String, String> types) {

    public SamTemplate {
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        policies = Map.copyOf(policies);
        types = Map.copyOf(types);
    }

    /**
     * Returns the function with this logical id.
     *
     * @throws TemplateException if the template declares no such function
     */
    public LambdaFunction function(String logicalId) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new TemplateException("Resources", "does not declare the function " + logicalId));
    }

    /**
     * Reads a template file.
     *
     * @throws TemplateException if the file cannot be read or uses an unsupported property
     */
    public static SamTemplate read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new TemplateException(file.toString(), "cannot be read: " + e, e);
        }
    }

    /** Reads a template from its text. Errors contain the {@code name}. */
    public static SamTemplate parse(String name, String text) {
        return new TemplateReader(new TemplateProperty(name, YamlParser.read(name, text))).read();
    }
}
