package dev.muster.api.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scheme and the secret of an Authorization header (RFC 9110 §11.6.2).
 *
 * @param scheme in lower case
 */
public record AuthorizationHeader(String scheme, String secret) {
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{1,512}");

    /** Returns the header of a request, if it has a scheme and a secret of 1 to 512 visible ASCII characters. */
    public static Optional<AuthorizationHeader> of(ApiRequest request) {
        return request.header("authorization")
                .map(header -> header.strip().split(" +", 2))
                .filter(parts -> parts.length == 2 && SECRET.matcher(parts[1]).matches())
                .map(parts -> new AuthorizationHeader(parts[0].toLowerCase(Locale.ROOT), parts[1]));
    }
}
