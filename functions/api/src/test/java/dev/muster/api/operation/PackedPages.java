package dev.muster.api.operation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The pages as the build has packed them. */
final class PackedPages {
    private static final String FOLDER = "/dev/muster/pages/content/";

    private PackedPages() {}

    /** Returns the text of the page at this address. */
    static String text(String path) {
        try {
            String resource = new String(read("pages.tsv"), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(fields -> fields[0].equals(path))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no page " + path))[1];
            GZIPInputStream inflated = new GZIPInputStream(new ByteArrayInputStream(read(resource)));
            return new String(inflated.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PackedPages.class.getResourceAsStream(FOLDER + name), name)) {
            return in.readAllBytes();
        }
    }
}
