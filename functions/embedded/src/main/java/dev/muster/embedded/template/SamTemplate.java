package dev.muster.embedded.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a SAM template declares, as far as the local host runs it. Resources whose condition does not hold are left out.
 *
 * @param types the type of every declared resource by its logical id, also of those that are not run here
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
     * @throws TemplateException if the file cannot be read or uses a shape the local host depends on and does not know
     */
    public static SamTemplate read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new TemplateException(file.toString(), "cannot be read: " + e, e);
        }
    }

    /** Reads a template from its text; {@code name} is used in errors. */
    public static SamTemplate parse(String name, String text) {
        return new TemplateReader(new TemplateProperty(name, YamlParser.read(name, text))).read();
    }
}
