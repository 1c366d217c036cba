package dev.muster.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes pages as resources: each compressed once, and the list {@code pages.tsv} with a line for each page: its path, the
 * name of its resource, its media type, its tag and its Cache-Control, separated by tabs.
 */
final class PagePacker {
    /** The folder of the resources; the API reads them from there. */
    static final String FOLDER = "dev/muster/pages/content";

    static final String LIST = "pages.tsv";

    private final Path folder;

    PagePacker(Path classes) {
        this.folder = classes.resolve(FOLDER);
    }

    /** Replaces all resources by these pages. */
    void write(List<Page> pages) throws IOException {
        clear();
        Set<String> paths = new HashSet<>();
        List<String> lines = new ArrayList<>();
        for (Page page : pages.stream().sorted(Comparator.comparing(Page::path)).toList()) {
            if (!paths.add(page.path())) {
                throw new IllegalArgumentException("two pages have the path " + page.path());
            }
            String tag = PageDigest.tag(page.text());
            Files.write(folder.resolve(tag + ".gz"), compressed(page.text()));
            lines.add(String.join("\t", page.path(), tag + ".gz", page.mediaType(), tag, page.caching().header));
        }
        Files.writeString(folder.resolve(LIST), String.join("\n", lines) + "\n");
    }

    private void clear() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new SmallestGzip(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The build takes the time for the best compression once. */
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
