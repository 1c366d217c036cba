package dev.muster.bench.start;

import dev.muster.local.runtime.Jvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A package laid out as a container image has it: everything in jars on one class path, the runtime client with it, since
 * a cache knows neither folders nor what other class loaders load.
 */
record Image(Path folder) {
    /** The first release that makes a cache in one step. */
    private static final int FIRST = 25;

    private static final String OURS = "muster.jar";
    private static final String CACHE = "muster.aot";
    private static final FileTime THEN = FileTime.fromMillis(1_767_225_600_000L);

    /** Lays a package out anew, with the libraries of the runtime beside its own. */
    static Image of(Path zip, Path folder) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (ZipFile source = new ZipFile(zip.toFile());
                OutputStream out = Files.newOutputStream(lib.resolve(OURS));
                ZipOutputStream ours = new ZipOutputStream(out)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) source.stream().<ZipEntry>map(e -> e)::iterator) {
                copy(source, entry, ours, folder);
            }
        }
        for (Path jar : Jvm.runtime()) {
            Files.copy(jar, lib.resolve(jar.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
        Image image = new Image(folder);
        Files.deleteIfExists(image.cache());
        return image;
    }

    private static void copy(ZipFile source, ZipEntry entry, ZipOutputStream ours, Path folder) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        try (InputStream content = source.getInputStream(entry)) {
            if (entry.getName().startsWith("lib/")) {
                Files.copy(content, folder.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
            } else {
                ours.putNextEntry(new ZipEntry(entry.getName()).setLastModifiedTime(THEN));
                content.transferTo(ours);
                ours.closeEntry();
            }
        }
    }

    Path cache() {
        return folder.resolve(CACHE);
    }

    /** As the image starts it, but for the cache. */
    Jvm jvm() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            List<Path> classPath = jars.sorted().toList();
            return new Jvm(List.of(), classPath, folder);
        }
    }

    /** As the image starts it. */
    Jvm cached() throws IOException {
        return jvm().with(List.of("-XX:AOTCache=" + cache().toAbsolutePath()));
    }

    /** What has to be there for a cache to be any use. */
    static boolean runsHere() {
        return Runtime.version().feature() >= FIRST;
    }
}
