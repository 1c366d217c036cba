package dev.muster.api.page;

import dev.muster.api.http.EntityTag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A page or an asset in the package of the function.
 *
 * @param path the address
 * @param resource the name of the resource with the compressed content
 * @param tag a digest of the content
 * @param cacheControl how long a browser may keep it
 */
record StaticPage(String path, String resource, String mediaType, String tag, String cacheControl) {
    static final String FOLDER = "/dev/muster/pages/content/";

    /** Reads a line of the list of pages. */
    static StaticPage of(String line) {
        String[] fields = line.split("\t", -1);
        return new StaticPage(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }

    /** Returns the tag of the form: compressed and plain bytes have different ones (RFC 9110 §8.8.3.3). */
    EntityTag tag(boolean isCompressed) {
        return new EntityTag(isCompressed ? tag + "-gzip" : tag);
    }

    byte[] content(boolean isCompressed) {
        try {
            byte[] compressed = read(FOLDER + resource);
            return isCompressed ? compressed : new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + resource, broken);
        }
    }

    /**
     * Reads a resource of the package.
     *
     * @throws IOException if it cannot be read
     */
    static byte[] read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StaticPage.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
