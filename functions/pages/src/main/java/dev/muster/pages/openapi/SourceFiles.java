package dev.muster.pages.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files from which the document is made.
 *
 * @param folder the folder of the YAML files
 * @param events the folder of the sample events
 */
public record SourceFiles(Path folder, Path events) {
    /** The file of the problem codes; it is no part of the document. */
    private static final String PROBLEMS = "problems.yaml";

    /** The file with what is not a path and not a component. It comes first. */
    private static final String MAIN = "muster.yaml";

    /** Returns all files of the document merged to one. Two files that give one member different values are an error. */
    public Node document() throws IOException {
        Node merged = read(folder.resolve(MAIN));
        for (Path file : others()) {
            merged = merge(merged, read(file), file.getFileName().toString());
        }
        return merged;
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(MAIN) && !file.endsWith(PROBLEMS))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the problem codes in their order, each with {@code title}, {@code status}, {@code cause} and {@code cure}. */
    public Node problems() throws IOException {
        return read(folder.resolve(PROBLEMS));
    }

    /** Returns the sample events by their names without the ending, such as {@code api/submit-job}. */
    public Map<String, Node> sampleEvents() throws IOException {
        Map<String, Node> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(events, 2)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                String name = events.relativize(file).toString().replace('\\', '/');
                found.put(name.substring(0, name.lastIndexOf('.')), read(file));
            }
        }
        return found;
    }

    private static Node read(Path file) throws IOException {
        return YamlText.parse(file.toString(), Files.readString(file));
    }

    private static Node merge(Node first, Node second, String at) {
        if (first.equals(second) || !second.isPresent()) {
            return first;
        }
        if (!first.isPresent()) {
            return second;
        }
        if (!(first instanceof Node.Members && second instanceof Node.Members)) {
            throw new IllegalArgumentException("two values for " + at);
        }
        Map<String, Node> merged = new LinkedHashMap<>(first.members());
        second.members().forEach((name, value) -> merged.put(name, merge(first.at(name), value, at + " " + name)));
        return new Node.Members(merged);
    }
}
