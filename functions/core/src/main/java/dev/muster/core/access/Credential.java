package dev.muster.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a secret; Muster stores nothing else of it. Secrets are long and random, so a fast hash is safe. The
 * store looks the hash up by key, so the response time reveals nothing about the secret.
 *
 * @param type the code of its {@link CredentialType}
 */
public record Credential(String type, String hash) {

    /** Returns the credential of a secret as the client sent it. */
    public static Credential of(String type, String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new Credential(type, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Returns whether both are the same credential, in a time that does not depend on their hashes. */
    public boolean isSame(Credential other) {
        return type.equals(other.type)
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.UTF_8), other.hash.getBytes(StandardCharsets.UTF_8));
    }
}
