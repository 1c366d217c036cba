package dev.muster.local.template;

import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.SamTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The template of this repository, for the tests of its properties. */
final class DeployedTemplate {
    static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("template.yaml")))
            .findFirst()
            .orElseThrow();

    static final SamTemplate TEMPLATE = SamTemplate.read(ROOT.resolve("template.yaml"));

    static final String TEXT = read(ROOT.resolve("template.yaml"));

    private DeployedTemplate() {}

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a resource. */
    static String resourceText(String id) {
        int begin = TEXT.indexOf("\n  " + id + ":\n");
        Matcher next = Pattern.compile("\n(  )?[A-Za-z]+:").matcher(TEXT);
        return TEXT.substring(begin, next.find(begin + id.length() + 4) ? next.start() : TEXT.length());
    }

    /** Returns the queue with this name. */
    static QueueResource queue(String name) {
        return TEMPLATE.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
