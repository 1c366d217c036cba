package dev.muster.bench.start;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lays out {@code functions/bench/target/image}: the template, a folder for the container image of each module, and
 * {@code trainer}, which creates the cache during the build of the image, because a cache fits only the virtual machine
 * that created it. Also creates the caches on this machine, as a test of the training.
 */
public final class ImageBuilder {
    private static final Path TARGET = Path.of("functions", "bench", "target", "image");

    private ImageBuilder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path trainer = BuiltPackages.empty(TARGET.resolve("trainer"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            copy(Path.of(entry), trainer);
        }
        Path template = Path.of("template.yaml");
        copyInto(template, trainer);
        Files.writeString(TARGET.resolve("template.yaml"), ImageTemplate.of(Files.readString(template)));
        copyInto(Path.of("functions", "bench", "Dockerfile"), TARGET);
        copyInto(Path.of("samconfig.toml"), TARGET);
        // samconfig.toml refers to this file.
        copyInto(Path.of("events", "env.json"), Files.createDirectories(TARGET.resolve("events")));
        for (String module : List.of("api", "worker")) {
            ImageLayout image = ImageLayout.of(BuiltPackages.zip(Path.of(""), module), TARGET.resolve(module));
            if (ImageLayout.isSupported()) {
                train(module, trainer);
                System.out.printf("%s: a cache of %.1f MB%n", module, Files.size(image.cache()) / 1024.0 / 1024.0);
            } else {
                System.out.printf("%s: no cache, because this JDK is older than Lambda's%n", module);
            }
        }
    }

    /** Runs the same command as the build of the image. */
    private static void train(String module, Path trainer) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                trainer.resolve("*").toString(),
                CacheTraining.class.getName(),
                module,
                TARGET.resolve(module).toString(),
                trainer.resolve("template.yaml").toString());
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("the training of " + module + " ended with exit code " + code);
        }
    }

    private static void copyInto(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(Path entry, Path trainer) throws IOException {
        if (Files.isRegularFile(entry)) {
            copyInto(entry, trainer);
        } else if (Files.isDirectory(entry)) {
            Path module = entry.resolve("../..").toAbsolutePath().normalize();
            pack(entry, trainer.resolve("muster-" + module.getFileName() + "-classes.jar"));
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
