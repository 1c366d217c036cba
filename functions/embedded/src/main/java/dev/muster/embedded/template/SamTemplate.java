package dev.muster.embedded.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The resources of a SAM template that the local host runs. A resource with a false condition is left out.
 *
 * @param types the type of every declared resource by its logical id, also of resources that do not run here
 */
public record SamTemplate(
        List<LambdaFunction> functions,
        List<TableResource> tables,
        List<QueueResource> queues,
        Map<String, String> types) {

    public SamTemplate {
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        types = Map.copyOf(types);
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
