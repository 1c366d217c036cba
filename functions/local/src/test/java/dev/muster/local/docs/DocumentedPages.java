package dev.muster.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents that a reader may copy commands from. */
final class DocumentedPages {
    static final Path ROOT = Path.of("..", "..");

    private DocumentedPages() {}

    /** Returns all documents, by their paths in the repository. */
    static List<String> all() {
        return Stream.of("README.md", "docs", "events", ".github")
                .flatMap(DocumentedPages::files)
                .filter(file -> file.endsWith(".md"))
                .sorted()
                .toList();
    }

    private static Stream<String> files(String start) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(start))) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<CodeBlock> blocks(String page) {
        return CodeBlock.of(ROOT.resolve(page));
    }

    /** Returns the blocks of this kind in a document. */
    static List<CodeBlock> blocks(String page, CodeBlock.Kind kind) {
        return blocks(page).stream().filter(block -> block.kind() == kind).toList();
    }
}
