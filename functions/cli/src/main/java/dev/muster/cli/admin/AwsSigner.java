package dev.muster.cli.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to Lambda with Signature Version 4 of AWS. */
public record AwsSigner(AwsCredentials credentials, String region) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "lambda";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Returns the headers that sign a POST of the body; the client sends the header Host itself. */
    public Map<String, String> sign(URI address, byte[] body, Instant now) {
        String time = TIME.format(now);
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", host(address));
        headers.put("x-amz-content-sha256", hex(sha256(body)));
        headers.put("x-amz-date", time);
        credentials.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));
        String names = String.join(";", headers.keySet());
        String scope = time.substring(0, 8) + "/" + region + "/" + SERVICE + "/aws4_request";
        String text = ALGORITHM + "\n" + time + "\n" + scope + "\n"
                + hex(sha256(canonical(address, headers, names, body).getBytes(StandardCharsets.UTF_8)));
        headers.remove("host");
        headers.put(
                "Authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, credentials.accessKey(), scope, names, hex(hmac(key(time), text))));
        return headers;
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** The path is encoded a second time, as every service but S3 wants it. */
    private static String canonical(URI address, Map<String, String> headers, String names, byte[] body) {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String path = address.getRawPath().replace("%", "%25");
        return "POST\n" + path + "\n\n" + lines + "\n" + names + "\n" + hex(sha256(body));
    }

    private byte[] key(String time) {
        byte[] secret = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
        byte[] day = hmac(secret, time.substring(0, 8));
        return hmac(hmac(hmac(day, region), SERVICE), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
