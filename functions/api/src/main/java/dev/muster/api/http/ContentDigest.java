package dev.muster.api.http;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SHA-256 digests in hexadecimal digits. */
public final class ContentDigest {
    private static final int CHUNK = 16 * 1024;

    private ContentDigest() {}

    public static String sha256(String text) {
        return sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns the digest that identifies a request under an Idempotency-Key: method, path, sorted query, media type and
     * body.
     *
     * @param body the bytes of the body, inflated; they are read to their end and closed
     * @param credentialParameters query parameters to leave out, because a session's token changes with every response
     */
    public static String ofRequest(ApiRequest request, ByteSource body, Set<String> credentialParameters) {
        String query = request.query().parameters().entrySet().stream()
                .filter(parameter -> !credentialParameters.contains(parameter.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return sha256(
                String.join("\n", request.method(), request.path() + "?" + query, mediaType(request), sha256(body)));
    }

    /** Encodes a name or a value of a query, so that different queries have different texts. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns the media type with its parameters in one order; of a malformed header, its text. */
    private static String mediaType(ApiRequest request) {
        String sent = request.header("content-type").orElse("").strip();
        return MediaType.parse(sent)
                .map(type -> type.name() + new TreeMap<>(type.parameters()))
                .orElse(sent);
    }

    private static String sha256(ByteBuffer bytes) {
        return sha256(ByteSource.of(bytes));
    }

    private static String sha256(ByteSource bytes) {
        try (bytes) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = bytes.read(chunk, 0, CHUNK); read > 0; read = bytes.read(chunk, 0, CHUNK)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
