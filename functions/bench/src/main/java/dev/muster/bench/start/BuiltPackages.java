package dev.muster.bench.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The packages the build has made, as a start finds them. */
record BuiltPackages(Path folder) {

    static Path zip(String room) {
        return Path.of("functions", room, "target", room + ".zip");
    }

    /** As Lambda unpacks it. */
    Path unpacked(String room) throws IOException {
        return unpack(zip(room), folder.resolve(room));
    }

    /** Unpacks a package in place of what is there: a library that it no longer has must not start with it. */
    static Path unpack(Path zip, Path target) throws IOException {
        empty(target);
        try (ZipFile source = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) source.stream().<ZipEntry>map(e -> e)::iterator) {
                if (!entry.isDirectory()) {
                    Path file = target.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (InputStream content = source.getInputStream(entry)) {
                        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        return target;
    }

    /** Makes the folder, or takes away all that is in it. */
    static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) old.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** As a container image has it; laid out anew it needs a new cache. */
    ImageLayout image(String room) throws IOException {
        Path target = folder.resolve(room + "-image");
        ImageLayout image = new ImageLayout(target);
        return Files.exists(image.cache()) && isNewer(image.cache(), zip(room))
                ? image
                : ImageLayout.of(zip(room), target);
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    /** The handler that does nothing, alone. */
    Path bare() throws IOException {
        String file = BareHandler.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve("bare");
        Files.createDirectories(target.resolve(file).getParent());
        try (InputStream content = BareHandler.class.getResourceAsStream("/" + file)) {
            Files.copy(content, target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
