package dev.muster.bench.start;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The packages of the build, laid out for a start.
 *
 * @param root the folder of the project
 * @param folder where packages are unpacked
 */
record BuiltPackages(Path root, Path folder) {
    private static final String TLS_WARMUP = "dev.muster.aws.TlsWarmup";

    static Path zip(Path root, String module) {
        return root.resolve(Path.of("functions", module, "target", module + ".zip"));
    }

    /** Returns the folder of the unpacked package, as in Lambda. */
    Path unpacked(String module) throws IOException {
        return unpack(zip(root, module), folder.resolve(module));
    }

    /**
     * Returns the folder of the unpacked package with a warm-up of TLS that does nothing. The class loader of the
     * runtime client finds a class in the folder before the one in a library.
     */
    Path withoutTlsWarmup(String module) throws IOException {
        Path target = unpack(zip(root, module), folder.resolve(module + "-without-tls-warmup"));
        byte[] idle = ClassFile.of()
                .build(
                        ClassDesc.of(TLS_WARMUP),
                        type -> type.withMethodBody(
                                        "isWanted",
                                        MethodTypeDesc.ofDescriptor("(Ldev/muster/aws/FunctionSettings;)Z"),
                                        ClassFile.ACC_STATIC,
                                        code -> code.iconst_0().ireturn())
                                .withMethodBody(
                                        "run",
                                        MethodTypeDesc.ofDescriptor("()V"),
                                        ClassFile.ACC_STATIC,
                                        code -> code.return_()));
        Path file = target.resolve(TLS_WARMUP.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, idle);
        return target;
    }

    /** Unpacks a package into an emptied folder, because a library of an earlier package must not be loaded. */
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

    /** Creates the folder, or deletes its content. */
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

    /** Returns the layout of a container image. A new layout has no cache yet. */
    ImageLayout image(String module) throws IOException {
        Path target = folder.resolve(module + "-image");
        ImageLayout image = new ImageLayout(target);
        return Files.exists(image.cache()) && isNewer(image.cache(), zip(root, module))
                ? image
                : ImageLayout.of(zip(root, module), target);
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    /** Returns a folder with the bare handler only. */
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
