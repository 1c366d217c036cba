package dev.muster.bench.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the measurement of cold starts measures.
 *
 * @param root the folder of the project, with its built packages
 * @param folder where packages are unpacked
 * @param pairs the number of rounds
 * @param cached whether each case is measured with an AOT cache too
 * @param tls whether each case is measured over TLS too
 */
public record StartOptions(Path root, Path folder, int pairs, boolean cached, boolean tls) {
    /** The modules that have packages. */
    public static final List<String> MODULES = List.of("api", "worker");

    /** Returns whether all packages are built. */
    public boolean isBuilt() {
        return MODULES.stream().allMatch(module -> Files.exists(zip(module)));
    }

    /** Returns the package of a module. */
    public Path zip(String module) {
        return BuiltPackages.zip(root, module);
    }
}
