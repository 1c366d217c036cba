package dev.muster.api.http;

import dev.muster.core.access.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors of paged responses: a position that only the same tenant can use, and only for the list it was issued for. A
 * cursor is signed with HMAC-SHA256 over tenant, scope and position, so that a changed byte makes it invalid.
 */
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;

    private final SecretKeySpec key;

    public Cursors(String signingKey) {
        this.key = new SecretKeySpec(signingKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Returns the cursor for a position.
     *
     * @param scope identifies the list: everything in the request that selects and orders its elements
     */
    public String write(Tenant tenant, String scope, String position) {
        byte[] signature = sign(tenant, scope, position);
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(signature, SIGNATURE_BYTES + text.length);
        System.arraycopy(text, 0, all, SIGNATURE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Returns the position of a cursor; empty when it was not issued for this tenant and scope. */
    public Optional<String> read(Tenant tenant, String scope, String cursor) {
        return bytes(cursor).filter(all -> all.length >= SIGNATURE_BYTES).flatMap(all -> {
            String position = new String(all, SIGNATURE_BYTES, all.length - SIGNATURE_BYTES, StandardCharsets.UTF_8);
            byte[] signature = Arrays.copyOf(all, SIGNATURE_BYTES);
            return MessageDigest.isEqual(signature, sign(tenant, scope, position))
                    ? Optional.of(position)
                    : Optional.empty();
        });
    }

    /** Accepts only the encoding that {@link #write} produces: base64 allows others in its last character. */
    private static Optional<byte[]> bytes(String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            boolean isCanonical =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(cursor);
            return isCanonical ? Optional.of(all) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] sign(Tenant tenant, String scope, String position) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // A tenant has no line breaks and the scope is preceded by its length, so that different inputs give
            // different texts.
            String text = tenant.id() + "\n" + scope.length() + "\n" + scope + position;
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
