package dev.muster.pages;

import dev.muster.pages.openapi.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes all pages and writes them as resources of this module. */
public final class PageBuilder {
    /** The sample events of the project, from the folder of the sources. */
    private static final String EVENTS = "../../../../events";

    private PageBuilder() {}

    /**
     * Builds the pages.
     *
     * @param arguments the folder of the sources, {@code src/main}, and the folder of the classes
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path classes = Path.of(arguments[1]);
        List<Page> pages = new ArrayList<>();
        for (PageSource source : sources(sources)) {
            pages.addAll(source.pages());
        }
        new PagePacker(classes).write(pages);
        BrowserLibrary.writeLicenses(classes);
    }

    private static List<PageSource> sources(Path sources) {
        SourceFiles document = new SourceFiles(sources.resolve("openapi"), sources.resolve(EVENTS));
        return List.of(
                new ConsolePages(sources.resolve("console")),
                new DocsPages(document, sources.resolve("reference/reference.css")));
    }
}
