package dev.muster.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The console: one page and its assets, each under a name with a digest of its content. */
final class ConsolePages implements PageSource {
    private static final String PATH = "/console";
    private static final String PAGE = "index.html";
    private static final String LICENSES = "licenses.txt";
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("js", Page.JAVASCRIPT, "css", Page.CSS, "svg", Page.SVG, "txt", Page.TEXT);

    private final Path folder;

    ConsolePages(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Page> pages() throws IOException {
        Map<String, String> files = files();
        String page = Objects.requireNonNull(files.remove(PAGE), PAGE);
        AssetNames names = new AssetNames(files);
        Stream<Page> assets = files.keySet().stream()
                .map(name -> Page.immutable(PATH + "/" + names.hashed(name), mediaType(name), names.rewritten(name)));
        return Stream.concat(Stream.of(Page.revalidated(PATH, Page.HTML, names.page(PATH, page))), assets)
                .toList();
    }

    private static String mediaType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String mediaType = MEDIA_TYPES.get(ending);
        if (mediaType == null) {
            throw new IllegalArgumentException("no media type is known for " + name);
        }
        return mediaType;
    }

    /** Returns the text of every file of the console by its name, with those of the libraries. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> sources = Files.list(folder)) {
            for (Path source : sources.toList()) {
                files.put(
                        source.getFileName().toString(),
                        Files.readString(source).replace("\r\n", "\n"));
            }
        }
        for (BrowserLibrary.Module module : BrowserLibrary.Module.values()) {
            files.put(module.fileName(), module.text());
        }
        files.put(LICENSES, BrowserLibrary.licenses());
        return files;
    }
}
