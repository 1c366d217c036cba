package dev.muster.api.file;

import dev.muster.api.http.ByteSource;
import dev.muster.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes of a file, counted and digested as they are read. Its first bytes show files of other kinds. */
final class FileBytes implements ByteSource {
    private static final int SIGNATURE_BYTES = 4;

    private final ByteSource bytes;
    private final MessageDigest digest;
    private final byte[] signature;
    private int signatureRead;
    private long count;

    FileBytes(FileBody body) {
        this.bytes = body.bytes();
        this.digest = sha256();
        digest.update(body.format().mediaType().getBytes(StandardCharsets.US_ASCII));
        byte[] first = new byte[SIGNATURE_BYTES];
        int length = 0;
        for (int read = 0; length < first.length && read >= 0; length += Math.max(read, 0)) {
            read = readOn(first, length, first.length - length);
        }
        this.signature = Arrays.copyOf(first, length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public int read(byte[] to, int from, int length) {
        int rest = Math.min(length, signature.length - signatureRead);
        if (rest == 0) {
            return readOn(to, from, length);
        }
        System.arraycopy(signature, signatureRead, to, from, rest);
        signatureRead += rest;
        return rest;
    }

    private int readOn(byte[] to, int from, int length) {
        int read = bytes.read(to, from, length);
        if (read > 0) {
            digest.update(to, from, read);
            count += read;
        }
        return read;
    }

    @Override
    public Optional<ApiProblem> problem() {
        return bytes.problem();
    }

    @Override
    public void close() {
        bytes.close();
    }

    /** Returns the number of bytes read. */
    long count() {
        return count;
    }

    /** Returns the digest of the media type and all bytes read; none can be read afterwards. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the problem of a file that is of another kind or encoding, as its first bytes show. */
    Optional<ApiProblem> foreign() {
        return OtherFile.of(signature).map(reason -> new ApiProblem(ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE, reason));
    }
}
