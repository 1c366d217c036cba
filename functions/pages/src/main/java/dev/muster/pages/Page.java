package dev.muster.pages;

/**
 * A page or an asset of one.
 *
 * @param path the address, such as {@code /docs/problems}
 * @param mediaType the value of Content-Type
 * @param text the content
 * @param caching how long a browser may keep it
 */
public record Page(String path, String mediaType, String text, Caching caching) {
    public static final String HTML = "text/html; charset=utf-8";
    public static final String CSS = "text/css; charset=utf-8";
    public static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    public static final String JSON = "application/json";
    public static final String SVG = "image/svg+xml";
    public static final String TEXT = "text/plain; charset=utf-8";

    /** How long a browser may keep a response. */
    public enum Caching {
        /** For a year: the address has a digest of the content. */
        IMMUTABLE("public, max-age=31536000, immutable"),
        /** Only after it has asked whether the content has changed. */
        REVALIDATED("no-cache");

        final String header;

        Caching(String header) {
            this.header = header;
        }
    }

    /** Creates a page whose address stays the same when its content changes. */
    public static Page revalidated(String path, String mediaType, String text) {
        return new Page(path, mediaType, text, Caching.REVALIDATED);
    }

    /** Creates an asset whose address has a digest of its content. */
    public static Page immutable(String path, String mediaType, String text) {
        return new Page(path, mediaType, text, Caching.IMMUTABLE);
    }
}
