package dev.muster.cli.file;

import dev.muster.cli.CliFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/** The state of one upload in the folder {@code .muster} beside the file, locked while a command works with it. */
public final class UploadStore implements AutoCloseable {
    private final Path file;
    private final Path lockFile;
    private final FileChannel channel;
    private UploadState state;

    private UploadStore(Path folder, String digest) throws IOException {
        this.file = folder.resolve(digest + ".json");
        this.lockFile = folder.resolve(digest + ".lock");
        PrivateFiles.makeFolder(folder);
        this.channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.state = load(file);
    }

    /**
     * Opens the state of a file.
     *
     * @param purpose the options of the file and the server; another purpose is another upload
     * @throws CliFailure if another command works with the same file
     */
    public static UploadStore open(PeopleFile people, String purpose) {
        Path beside = Objects.requireNonNull(people.path().toAbsolutePath().getParent());
        try {
            UploadStore store = new UploadStore(
                    beside.resolve(".muster"), people.digest(purpose).substring(0, 32));
            store.lock();
            return store;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void lock() throws IOException {
        if (tryLock().isEmpty()) {
            channel.close();
            throw CliFailure.usage("another muster is sending this file", "Wait until it has ended.");
        }
    }

    private Optional<FileLock> tryLock() throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    private static UploadState load(Path file) throws IOException {
        try {
            return UploadState.parse(Files.readString(file));
        } catch (NoSuchFileException | UncheckedIOException | NumberFormatException _) {
            return UploadState.fresh();
        }
    }

    /** Returns how far the upload has come. */
    public synchronized UploadState state() {
        return state;
    }

    /** Stores how far the upload has come. */
    public synchronized void save(UploadState next) {
        state = next;
        PrivateFiles.write(file, next.text());
    }

    synchronized void save(int number, UploadState.SentPart part) {
        save(state.with(number, part));
    }

    /** Begins afresh. */
    public synchronized void reset() {
        state = UploadState.fresh();
        PrivateFiles.delete(file);
    }

    /** Ends the work with the file; the folder goes with the last state in it. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(lockFile);
            Files.deleteIfExists(Objects.requireNonNull(file.getParent()));
        } catch (DirectoryNotEmptyException _) {
            // The state of this upload, or of another one, is still needed.
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
