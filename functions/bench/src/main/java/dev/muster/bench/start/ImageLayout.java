package dev.muster.bench.start;

import dev.muster.local.runtime.FunctionJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package in the layout of a container image: all libraries and the runtime client on one class path, because a cache
 * does not cover further class loaders.
 */
record ImageLayout(Path folder) {
    /** The first JDK that creates a cache in one step. */
    private static final int FIRST = 25;

    private static final String CACHE = "muster.aot";

    /** Lays out a package anew, with the libraries of the runtime. */
    static ImageLayout of(Path zip, Path folder) throws IOException {
        Path lib = BuiltPackages.unpack(zip, folder).resolve("lib");
        for (Path jar : FunctionJvm.runtime()) {
            Files.copy(jar, lib.resolve(jar.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
        ImageLayout image = new ImageLayout(folder);
        Files.deleteIfExists(image.cache());
        return image;
    }

    Path cache() {
        return folder.resolve(CACHE);
    }

    /** Returns the JVM of the image without its cache. */
    FunctionJvm jvm() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            List<Path> classPath = jars.sorted().toList();
            return new FunctionJvm(List.of(), classPath, folder);
        }
    }

    /** Returns the JVM of the image. */
    FunctionJvm cached() throws IOException {
        return jvm().with(List.of("-XX:AOTCache=" + cache().toAbsolutePath()));
    }

    /** Returns whether this JDK can create and use a cache. */
    static boolean isSupported() {
        return Runtime.version().feature() >= FIRST;
    }
}
