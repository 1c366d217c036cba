package dev.muster.cli.file;

import dev.muster.cli.CliFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file with a row for each person, possibly compressed. */
public record PeopleFile(Path path, FileFormat format, boolean isCompressed) {
    private static final int HEAD = 4_096;
    private static final int GZIP_MAGIC = 0x1f8b;

    /**
     * Finds out the format and compression of the file.
     *
     * @param format the format that the user names
     * @throws CliFailure if the file cannot be read
     */
    public static PeopleFile open(Path path, Optional<FileFormat> format) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw CliFailure.usage("the file " + path + " is not there or cannot be read", "Check its name.");
        }
        boolean isCompressed = isCompressed(path);
        byte[] head = head(path, isCompressed);
        String name = String.valueOf(path.getFileName());
        return new PeopleFile(path, format.orElseGet(() -> FileFormat.of(name, head)), isCompressed);
    }

    private static boolean isCompressed(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && ((start[0] & 0xff) << 8 | (start[1] & 0xff)) == GZIP_MAGIC;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] head(Path path, boolean isCompressed) {
        try (InputStream in = stream(path, isCompressed)) {
            return in.readNBytes(HEAD);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    private static CliFailure unreadable(Path path, IOException failure) {
        return CliFailure.usage("the file " + path + " cannot be read: " + failure.getMessage(), "");
    }

    private static InputStream stream(Path path, boolean isCompressed) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return isCompressed ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Opens the rows, inflated. */
    public InputStream read() {
        try {
            return stream(path, isCompressed);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /** Returns the size of the rows, inflated; of a compressed file an estimate. */
    public long size() {
        try {
            return isCompressed ? Files.size(path) * 8 : Files.size(path);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /** Returns the SHA-256 of the file and of the text that names its purpose. */
    String digest(String purpose) {
        try {
            MessageDigest digest = Digests.sha256();
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /** Returns the name of the file without its endings. */
    String stem() {
        return String.valueOf(path.getFileName())
                .replaceFirst("(?i)\\.gz$", "")
                .replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
    }
}
