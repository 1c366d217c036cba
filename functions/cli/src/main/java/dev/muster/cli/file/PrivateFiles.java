package dev.muster.cli.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and folders that only their owner may read: mode 600 and 700. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Makes a folder if it is not there, and the folders above it. */
    public static void makeFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent(folder));
                Files.createDirectory(folder, attributes(folder, FOLDER));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Replaces a file as a whole: a crash leaves the old one or the new one. */
    public static void write(Path file, String text) {
        try {
            makeFolder(parent(file));
            Path fresh = unfinished(file);
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, attributes(file, FILE));
            Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes a file, and the half of a successor that a crash left. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(unfinished(file));
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** Returns whether only the owner may read the file, as far as the file system knows. */
    public static boolean isPrivate(Path file) {
        try {
            return !isPosix(file)
                    || FILE.containsAll(Files.getPosixFilePermissions(file).stream()
                            .filter(permission -> permission != PosixFilePermission.OWNER_EXECUTE)
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> mode) throws IOException {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) throws IOException {
        Path existing = file.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = parent(existing);
        }
        FileStore store = Files.getFileStore(existing);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
