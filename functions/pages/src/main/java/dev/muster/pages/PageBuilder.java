package dev.muster.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes all pages and writes them as resources of this module. */
public final class PageBuilder {
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
        return List.of(new ConsolePages(sources.resolve("console")));
    }
}
