package dev.muster.aws.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A text, compressed and cut into parts that fit into an item. */
final class CompressedText {
    /** Bytes of one part. An item has at most 400 KiB, with its names and keys. */
    private static final int PART_BYTES = 350 * 1024;

    private CompressedText() {}

    /** Returns the compressed parts, at least one. */
    static List<byte[]> pack(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory does not fail", impossible);
        }
        byte[] all = packed.toByteArray();
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < all.length; from += PART_BYTES) {
            parts.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PART_BYTES)));
        }
        return parts;
    }

    static String unpack(List<byte[]> parts) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        parts.forEach(packed::writeBytes);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a stored text is no valid gzip stream", damaged);
        }
    }
}
