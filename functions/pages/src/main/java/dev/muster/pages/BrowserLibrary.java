package dev.muster.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A library of the console. Its files come from a Maven dependency on the class path of the builder. */
enum BrowserLibrary {
    PREACT("org.webjars.npm", "preact", "META-INF/resources/webjars/preact/%s/", "MIT License"),
    HTM("org.mvnpm", "htm", "META-INF/resources/_static/htm/%s/", "Apache License 2.0");

    /** The files that the console imports, each with the name by which modules import it. */
    enum Module {
        PREACT(BrowserLibrary.PREACT, "preact", "dist/preact.module.js", "preact.js"),
        HOOKS(BrowserLibrary.PREACT, "preact/hooks", "hooks/dist/hooks.module.js", "hooks.js"),
        HTM(BrowserLibrary.HTM, "htm", "dist/htm.module.js", "htm.js");

        private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

        private final BrowserLibrary library;
        private final String specifier;
        private final String path;
        private final String fileName;

        Module(BrowserLibrary library, String specifier, String path, String fileName) {
            this.library = library;
            this.specifier = specifier;
            this.path = path;
            this.fileName = fileName;
        }

        String fileName() {
            return fileName;
        }

        /** Returns the file without its source map, which is not served, and with a line that names its licence. */
        String text() throws IOException {
            String text = SOURCE_MAP.matcher(library.read(path)).replaceAll("").strip();
            return "// %s %s, %s\n%s\n".formatted(library.artifact, library.version(), library.license, text);
        }

        /** Returns the file name for the name in an import. */
        static Optional<String> fileName(String specifier) {
            return Arrays.stream(values())
                    .filter(module -> module.specifier.equals(specifier))
                    .map(Module::fileName)
                    .findFirst();
        }
    }

    private final String group;
    private final String artifact;
    private final String folder;
    private final String license;

    BrowserLibrary(String group, String artifact, String folder, String license) {
        this.group = group;
        this.artifact = artifact;
        this.folder = folder;
        this.license = license;
    }

    private String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/%s/%s/pom.properties".formatted(group, artifact))) {
            properties.load(in);
        }
        return Objects.requireNonNull(properties.getProperty("version"), artifact);
    }

    private String read(String path) throws IOException {
        try (InputStream in = open(folder.formatted(version()) + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String resource) throws IOException {
        return Optional.ofNullable(BrowserLibrary.class.getClassLoader().getResourceAsStream(resource))
                .orElseThrow(() -> new IOException("the class path has no " + resource));
    }

    /** Returns the licences of all libraries as one text. */
    static String licenses() throws IOException {
        StringBuilder text = new StringBuilder();
        for (BrowserLibrary library : List.of(values())) {
            text.append("%s %s%n%n%s%n".formatted(library.artifact, library.version(), library.read("LICENSE")));
        }
        return text.toString().lines().collect(Collectors.joining("\n", "", "\n"));
    }

    /** Writes the licence of each library where the packages keep those of their libraries. */
    static void writeLicenses(Path classes) throws IOException {
        for (BrowserLibrary library : values()) {
            Path folder =
                    Files.createDirectories(classes.resolve("META-INF/licenses").resolve(library.artifact));
            Files.writeString(folder.resolve("LICENSE"), library.read("LICENSE"));
        }
    }
}
