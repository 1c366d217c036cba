package dev.muster.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The installed Chromium, or one named by {@code -Dchromium=PATH}. The tests download no browser. */
final class ChromiumBinary {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private ChromiumBinary() {}

    static Path find() {
        String named = System.getProperty("chromium", "");
        return named.isBlank() ? installed(searchPath(), Files::isExecutable) : named(Path.of(named));
    }

    private static Path named(Path file) {
        if (!Files.isExecutable(file)) {
            throw new IllegalStateException("-Dchromium=" + file + " is no program");
        }
        return file;
    }

    static Path installed(List<Path> folders, Predicate<Path> present) {
        return folders.stream()
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(present)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the tests of the console need Chromium: install it (on Debian: apt-get install chromium), "
                                + "or name the program with -Dchromium=PATH"));
    }

    private static List<Path> searchPath() {
        String path = System.getenv("PATH");
        return Stream.concat(Stream.of((path == null ? "" : path).split(File.pathSeparator)), Stream.of("/usr/bin"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }
}
