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
 * Lays out {@code functions/bench/target/image}: the template, a folder a room for the container image, and {@code
 * trainer}, which makes the cache inside the image's own build, since a cache fits the virtual machine alone that made it.
 * Makes the caches of this machine too: what cannot be trained here could not be there.
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
        place(template, trainer);
        Files.writeString(TARGET.resolve("template.yaml"), ImageTemplate.of(Files.readString(template)));
        place(Path.of("functions", "bench", "Dockerfile"), TARGET);
        place(Path.of("samconfig.toml"), TARGET);
        // The configuration names it.
        place(Path.of("events", "env.json"), Files.createDirectories(TARGET.resolve("events")));
        for (String room : List.of("api", "worker")) {
            ImageLayout image = ImageLayout.of(BuiltPackages.zip(room), TARGET.resolve(room));
            if (ImageLayout.runsHere()) {
                train(room, trainer);
                System.out.printf("%s: a cache of %.1f MB%n", room, Files.size(image.cache()) / 1024.0 / 1024.0);
            } else {
                System.out.printf("%s: no cache is tried here: this JDK is older than Lambda's%n", room);
            }
        }
    }

    /** By the command that the image's build uses. */
    private static void train(String room, Path trainer) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                trainer.resolve("*").toString(),
                CacheTraining.class.getName(),
                room,
                TARGET.resolve(room).toString(),
                trainer.resolve("template.yaml").toString());
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("the training of " + room + " ended with exit code " + code);
        }
    }

    private static void place(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(Path entry, Path trainer) throws IOException {
        if (Files.isRegularFile(entry)) {
            place(entry, trainer);
        } else if (Files.isDirectory(entry)) {
            String name =
                    entry.toAbsolutePath().getParent().getParent().getFileName().toString();
            pack(entry, trainer.resolve("muster-" + name + "-classes.jar"));
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
