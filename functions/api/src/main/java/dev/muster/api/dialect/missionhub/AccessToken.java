package dev.muster.api.dialect.missionhub;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.muster.api.dialect.ApiKeys;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.IdFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The access tokens of this dialect: JSON Web Tokens (RFC 7519) whose header contains alg HS256 and typ JWT only, in
 * canonical base64url.
 */
final class AccessToken {
    /** Longest lifetime of a token. */
    static final Duration MAX_LIFETIME = Duration.ofDays(2);

    private static final int MAX_CHARACTERS = 1024;
    private static final String TENANT = "tenant";
    private static final String KEY = "key";
    private static final Set<String> HEADER = Set.of("alg", "typ");
    private static final Set<String> CLAIMS = Set.of("user_id", "exp", "iat", TENANT, KEY);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,14}");

    private final JWSSigner signer;
    private final JWSVerifier verifier;

    AccessToken(String signingKey) {
        byte[] key = deriveKey(signingKey);
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("a derived key has 256 bits", unexpected);
        }
    }

    /** The result of verifying a token. */
    sealed interface Verdict {
        record Valid(ApiSession session) implements Verdict {}

        record Expired() implements Verdict {}

        record Invalid() implements Verdict {}
    }

    /** Returns a token for this session that expires after {@code lifetime}. */
    String issue(ApiSession session, Instant now, Duration lifetime) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .claim("user_id", userId(session.caller().person()))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .issueTime(Date.from(now))
                        .claim(TENANT, session.caller().tenant().id())
                        .claim(KEY, session.key().hash())
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException unexpected) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", unexpected);
        }
        return token.serialize();
    }

    Verdict verify(String token, Instant now) {
        if (!isCanonical(token)) {
            return new Verdict.Invalid();
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return isOurs(parsed) ? verdict(parsed.getJWTClaimsSet(), now) : new Verdict.Invalid();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Verdict.Invalid();
        }
    }

    private boolean isOurs(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        return HEADER.equals(header.getIncludedParams())
                && JWSAlgorithm.HS256.equals(header.getAlgorithm())
                && JOSEObjectType.JWT.equals(header.getType())
                && token.verify(verifier);
    }

    private static Verdict verdict(JWTClaimsSet claims, Instant now) throws ParseException {
        Optional<String> person = person(claims.getClaim("user_id"));
        if (!claims.getClaims().keySet().equals(CLAIMS) || person.isEmpty()) {
            return new Verdict.Invalid();
        }
        Instant expires = claims.getExpirationTime().toInstant();
        if (expires.isAfter(claims.getIssueTime().toInstant().plus(MAX_LIFETIME))) {
            return new Verdict.Invalid();
        }
        Caller caller = new Caller(new Tenant(claims.getStringClaim(TENANT)), person.get());
        Credential key = new Credential(ApiKeys.TYPE.code(), claims.getStringClaim(KEY));
        return expires.isAfter(now) ? new Verdict.Valid(new ApiSession(caller, key)) : new Verdict.Expired();
    }

    /**
     * Writes ids that are whole numbers of at most 15 digits as numbers, as the original API does; every JSON reader
     * represents them exactly.
     */
    private static Object userId(String person) {
        return WHOLE_NUMBER.matcher(person).matches() ? (Object) Long.valueOf(person) : person;
    }

    private static Optional<String> person(Object userId) {
        Optional<String> text = userId instanceof Long number
                ? Optional.of(number.toString())
                : userId instanceof String id ? Optional.of(id) : Optional.empty();
        return text.filter(IdFormat::isValid);
    }

    /** Accepts only canonical base64url, because the encoding allows several texts for the same bytes. */
    private static boolean isCanonical(String token) {
        if (token.length() > MAX_CHARACTERS) {
            return false;
        }
        String[] segments = token.split("\\.", -1);
        if (segments.length != 3) {
            return false;
        }
        for (String segment : segments) {
            if (!isCanonicalSegment(segment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCanonicalSegment(String segment) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(segment);
            return bytes.length > 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(segment);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Derives a key of its own, so that no other text signed with the deployment's key is valid as a token. */
    private static byte[] deriveKey(String signingKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signingKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal("missionhub sessions".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", unexpected);
        }
    }
}
