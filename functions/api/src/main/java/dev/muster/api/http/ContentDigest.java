package dev.muster.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** SHA-256 digests in hexadecimal digits. */
public final class ContentDigest {
    private ContentDigest() {}

    public static String sha256(String text) {
        return sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns the digest that identifies a request under an Idempotency-Key: method, path, sorted query and body.
     *
     * @param credentialParameters query parameters to leave out, because a session's token changes with every response
     */
    public static String ofRequest(ApiRequest request, Set<String> credentialParameters) {
        String query = request.query().parameters().entrySet().stream()
                .filter(parameter -> !credentialParameters.contains(parameter.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return sha256(request.method() + "\n" + request.path() + "?" + query + "\n"
                + sha256(request.body().bytes()));
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
