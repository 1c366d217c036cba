package dev.muster.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A secret somebody showed, as the one thing that is ever kept of it: its SHA-256. The secrets are long and random,
 * so a fast hash hides them; being looked up by the hash, an unknown and a wrong one take the same path and time.
 */
public record Credential(CredentialType scheme, String hash) {

    /** The credential of a secret as it was sent; the secret itself goes no further. */
    public static Credential of(CredentialType scheme, String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new Credential(scheme, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
