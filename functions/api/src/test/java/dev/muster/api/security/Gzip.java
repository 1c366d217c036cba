package dev.muster.api.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Compresses the bodies of test requests. */
final class Gzip {
    private Gzip() {}

    static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] of(byte[] bytes) {
        return repeated(bytes, 1);
    }

    /** Returns the compressed form of this many megabytes of zeros. */
    static byte[] zeros(int megabytes) {
        return repeated(new byte[1 << 20], megabytes);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            for (int count = 0; count < times; count++) {
                out.write(bytes);
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return gzip.toByteArray();
    }
}
