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
 * Cursors of paged answers: a position that only its own caller can use, and only for the question it was given for.
 * Signed with HMAC-SHA256 over tenant, question and position, so that any other byte makes it nobody's.
 */
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;

    public Cursors(String signingKey) {
        this.key = new SecretKeySpec(signingKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The cursor for a position.
     *
     * @param question what is paged through: everything of the request that says which things, in which order
     */
    public String write(Tenant tenant, String question, String position) {
        byte[] signature = sign(tenant, question, position);
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(signature, SIGNATURE + text.length);
        System.arraycopy(text, 0, all, SIGNATURE, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The position of a cursor; empty when it was not written for this tenant and question. */
    public Optional<String> read(Tenant tenant, String question, String cursor) {
        return bytes(cursor).filter(all -> all.length >= SIGNATURE).flatMap(all -> {
            String position = new String(all, SIGNATURE, all.length - SIGNATURE, StandardCharsets.UTF_8);
            byte[] signature = Arrays.copyOf(all, SIGNATURE);
            return MessageDigest.isEqual(signature, sign(tenant, question, position))
                    ? Optional.of(position)
                    : Optional.empty();
        });
    }

    /** Only the one spelling we write counts: base 64 leaves room for others in its last character. */
    private static Optional<byte[]> bytes(String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            boolean asWritten =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(cursor);
            return asWritten ? Optional.of(all) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] sign(Tenant tenant, String question, String position) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // A tenant has no line breaks, and a length stands before the question, so that no two texts run together.
            String text = tenant.id() + "\n" + question.length() + "\n" + question + position;
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
