package dev.muster.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of pages, for their entity tags and for the names of assets. */
final class PageDigest {
    private static final int TAG_DIGITS = 32;
    private static final int NAME_DIGITS = 12;

    private PageDigest() {}

    /** Returns the digest for an entity tag. */
    static String tag(String text) {
        return sha256(text).substring(0, TAG_DIGITS);
    }

    /** Returns the name with a digest before its ending: {@code app.js} becomes {@code app.0123456789ab.js}. */
    static String named(String name, String text) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "." + sha256(text).substring(0, NAME_DIGITS) + name.substring(dot);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
