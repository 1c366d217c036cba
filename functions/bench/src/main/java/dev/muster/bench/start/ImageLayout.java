package dev.muster.bench.start;

import dev.muster.local.runtime.FunctionJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package laid out as a container image has it: everything on one class path, the runtime client with it, since a cache
 * does not know what other class loaders load.
 */
record ImageLayout(Path folder) {
    /** The first release that makes a cache in one step. */
    private static final int FIRST = 25;

    private static final String CACHE = "muster.aot";

    /** Lays a package out anew, with the libraries of the runtime beside its own. */
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

    /** As the image starts it, but for the cache. */
    FunctionJvm jvm() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            List<Path> classPath = jars.sorted().toList();
            return new FunctionJvm(List.of(), classPath, folder);
        }
    }

    /** As the image starts it. */
    FunctionJvm cached() throws IOException {
        return jvm().with(List.of("-XX:AOTCache=" + cache().toAbsolutePath()));
    }

    /** What has to be there for a cache to be any use. */
    static boolean runsHere() {
        return Runtime.version().feature() >= FIRST;
    }
}
