package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.dialect.missionhub.AccessToken.Verdict;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    private static final String KEY = "a signing key";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long IAT = NOW.getEpochSecond();
    private static final Credential API_KEY = Credential.of("muster", "an API key");
    private static final ApiSession SESSION = new ApiSession(new Caller(new Tenant("demo"), "141"), API_KEY);
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final String CLAIMS = "{\"user_id\":141,\"exp\":%d,\"iat\":%d,\"tenant\":\"demo\",\"key\":\"%s\"}"
            .formatted(IAT + 180, IAT, API_KEY.hash());

    private final AccessToken tokens = new AccessToken(KEY);

    @Test
    void verifiesIssuedTokenUntilItExpires() {
        String token = tokens.issue(SESSION, NOW, Duration.ofMinutes(3));
        assertThat(tokens.verify(token, NOW)).isEqualTo(new Verdict.Valid(SESSION));
        assertThat(tokens.verify(token, NOW.plusSeconds(179))).isEqualTo(new Verdict.Valid(SESSION));
        assertThat(tokens.verify(token, NOW.plusSeconds(180))).isEqualTo(new Verdict.Expired());
    }

    @Test
    void carriesOriginalClaimsAndTenant() {
        String[] segments = tokens.issue(SESSION, NOW, Duration.ofMinutes(3)).split("\\.", -1);
        assertThat(decoded(segments[0])).isIn(HEADER, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(decoded(segments[1]))
                .contains("\"user_id\":141", "\"exp\":" + (IAT + 180), "\"iat\":" + IAT, "\"tenant\":\"demo\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "999999999999999", "9007199254740993", "007", "-1", "jo@example.org", "a.b:c"})
    void keepsPersonIdUnchanged(String person) {
        Caller caller = new Caller(new Tenant("other"), person);
        ApiSession session = new ApiSession(caller, API_KEY);
        String token = tokens.issue(session, NOW, AccessToken.MAX_LIFETIME);
        assertThat(tokens.verify(token, NOW)).isEqualTo(new Verdict.Valid(session));
    }

    /** Shows that the other tests fail only because of the part that they change. */
    @Test
    void verifiesTokenSignedByTest() {
        assertThat(tokens.verify(signed(HEADER, CLAIMS), NOW)).isEqualTo(new Verdict.Valid(SESSION));
    }

    static Stream<String> forgedTokens() {
        return Stream.concat(tokensWithOtherHeaders(), tokensWithOtherSignatures());
    }

    private static Stream<String> tokensWithOtherHeaders() {
        return Stream.of(
                encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + encoded(CLAIMS) + ".",
                signed("{\"typ\":\"JWT\",\"alg\":\"none\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"None\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"hs256\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"HS384\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"HS512\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"RS256\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"ES256\"}", CLAIMS),
                signed("{\"typ\":\"JWT\"}", CLAIMS),
                signed("{\"alg\":\"HS256\"}", CLAIMS),
                signed("{\"typ\":\"JWE\",\"alg\":\"HS256\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jku\":\"https://example.org\"}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"crit\":[\"exp\"]}", CLAIMS),
                signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}", CLAIMS));
    }

    private static Stream<String> tokensWithOtherSignatures() {
        byte[] other = "another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8);
        String valid = signed(HEADER, CLAIMS);
        String head = valid.substring(0, valid.lastIndexOf('.'));
        String signature = valid.substring(valid.lastIndexOf('.') + 1);
        String embedding = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"%s\"}}"
                .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(other));
        return Stream.of(
                encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + encoded(CLAIMS) + "." + signature,
                signed("not JSON", CLAIMS),
                signed(HEADER, "not JSON"),
                signed(HEADER, "[]"),
                // Signed with another key, and with the deployment's key in place of the derived key.
                signed(other, HEADER, CLAIMS),
                signed(KEY.getBytes(StandardCharsets.UTF_8), HEADER, CLAIMS),
                signed(other, embedding, CLAIMS),
                signed(embedding, CLAIMS),
                // With the signature of other claims.
                encoded(HEADER) + "." + encoded(CLAIMS.replace("141", "1")) + "." + signature,
                encoded(HEADER) + "." + encoded(CLAIMS.replace("demo", "other")) + "." + signature,
                head + ".",
                head + "." + signature.substring(1),
                head,
                "." + head,
                valid + "." + signature,
                valid + ".");
    }

    @ParameterizedTest
    @MethodSource("forgedTokens")
    void rejectsForgedToken(String token) {
        assertThat(tokens.verify(token, NOW)).isEqualTo(new Verdict.Invalid());
    }

    static Stream<String> otherSpellings() {
        String valid = signed(HEADER, CLAIMS);
        String head = valid.substring(0, valid.lastIndexOf('.') + 1);
        String signature = valid.substring(valid.lastIndexOf('.') + 1);
        char last = signature.charAt(signature.length() - 1);
        return Stream.of(
                valid + "=",
                valid + "==",
                valid.replaceFirst("\\.", "=."),
                valid + "\n",
                " " + valid,
                valid + " ",
                head + " " + signature,
                head + signature.substring(0, 10) + "\n" + signature.substring(10),
                head + signature.substring(0, 10) + "!" + signature.substring(10),
                // 32 bytes leave two bits of the last character unused.
                head + signature.substring(0, signature.length() - 1) + (char) (last + 1),
                // In the alphabet of plain base64.
                validTokenInPlainBase64());
    }

    @ParameterizedTest
    @MethodSource("otherSpellings")
    void rejectsOtherSpellingOfToken(String token) {
        assertThat(tokens.verify(token, NOW)).isEqualTo(new Verdict.Invalid());
    }

    static List<String> invalidClaims() {
        String rest = CLAIMS.substring(CLAIMS.indexOf(",\"exp\""));
        return List.of(
                "{}",
                "{\"user_id\":141}",
                CLAIMS.replace("\"user_id\":141,", ""),
                CLAIMS.replace(",\"tenant\":\"demo\"", ""),
                CLAIMS.replace(",\"key\":\"" + API_KEY.hash() + "\"", ""),
                CLAIMS.replace("\"" + API_KEY.hash() + "\"", "7"),
                CLAIMS.replace(",\"iat\":" + IAT, ""),
                CLAIMS.replace("\"exp\":" + (IAT + 180) + ",", ""),
                CLAIMS.replace("\"demo\"", "\"DEMO/../x\""),
                CLAIMS.replace("\"demo\"", "7"),
                CLAIMS.replace("}", ",\"admin\":true}"),
                "{\"user_id\":1.5" + rest,
                "{\"user_id\":null" + rest,
                "{\"user_id\":true" + rest,
                "{\"user_id\":\"a/b\"" + rest,
                "{\"user_id\":[1]" + rest,
                CLAIMS.replace(Long.toString(IAT + 180), "\"tomorrow\""),
                CLAIMS.replace(Long.toString(IAT + 180), Long.toString(IAT + 172_801)),
                CLAIMS.replace(Long.toString(IAT + 180), "9999999999999"));
    }

    @ParameterizedTest
    @MethodSource("invalidClaims")
    void rejectsInvalidClaims(String claims) {
        assertThat(tokens.verify(signed(HEADER, claims), NOW)).isEqualTo(new Verdict.Invalid());
    }

    @Test
    void rejectsOversizedToken() {
        assertThat(tokens.verify("", NOW)).isEqualTo(new Verdict.Invalid());
        assertThat(tokens.verify("a".repeat(1_000_000), NOW)).isEqualTo(new Verdict.Invalid());
        String padded = CLAIMS.replace("\"demo\"", "\"" + "d".repeat(900) + "\"");
        assertThat(tokens.verify(signed(HEADER, padded), NOW)).isEqualTo(new Verdict.Invalid());
    }

    @Test
    void rejectsTokenSignedByOriginal() {
        // The sample of the original documentation, signed with an unknown key.
        String seed =
                "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxNDEsImV4cCI6MTcwNDQ3MzIzMiwiaWF0IjoxNzA0NDcz"
                        + "MDUyfQ.F4xlmaIj2wxFByXLtHSKSM3D8JAJ5gXw_teNG9a7_MM";
        assertThat(tokens.verify(seed, Instant.ofEpochSecond(1_704_473_053))).isEqualTo(new Verdict.Invalid());
    }

    private static String signed(String header, String claims) {
        return signed(mac(KEY.getBytes(StandardCharsets.UTF_8), "missionhub sessions"), header, claims);
    }

    private static String signed(byte[] key, String header, String claims) {
        String head = encoded(header) + "." + encoded(claims);
        return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, head));
    }

    /**
     * Returns a valid token in the alphabet of plain base64. Its signature has a character that differs between the
     * alphabets.
     */
    private static String validTokenInPlainBase64() {
        return Stream.iterate(1, user -> user + 1)
                .map(user -> signed(HEADER, CLAIMS.replace("141", Integer.toString(user))))
                .filter(token -> token.indexOf('-') >= 0 || token.indexOf('_') >= 0)
                .map(token -> token.replace('-', '+').replace('_', '/'))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    }
}
