package dev.muster.pages;

import java.io.IOException;
import java.util.List;

/** Makes pages at build. A further source is a class and one line in {@link PageBuilder}. */
public interface PageSource {
    /**
     * Returns the pages.
     *
     * @throws IOException if a source file cannot be read
     */
    List<Page> pages() throws IOException;
}
