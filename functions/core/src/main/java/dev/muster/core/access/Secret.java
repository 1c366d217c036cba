package dev.muster.core.access;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A secret as a client presents it. Muster shows it once, when it is issued. The secret of a LeadSquared pair is the
 * access key, a colon and the secret key.
 */
public record Secret(CredentialType type, String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 43 characters of the alphabet hold more than 256 random bits. */
    private static final int LENGTH = 43;

    private static final int ACCESS_KEY = 20;
    private static final int USERCOM_TOKEN = 64;

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,512}");
    private static final Pattern PAIR = Pattern.compile("[\\x21-\\x7E&&[^:]]{1,256}:[\\x21-\\x7E&&[^:]]{1,256}");
    private static final Pattern TOKEN_OF_64 = Pattern.compile("[\\x21-\\x7E]{64}");

    /** Returns a new secret; the generator must be cryptographically strong. */
    public static Secret random(CredentialType type, RandomGenerator random) {
        return new Secret(
                type,
                switch (type) {
                    case MUSTER, HUDDLE -> type.code() + "_" + characters(LENGTH, random);
                    case LEADSQUARED -> characters(ACCESS_KEY, random) + ":" + characters(LENGTH, random);
                    case USERCOM -> characters(USERCOM_TOKEN, random);
                });
    }

    /** Returns whether a request can carry this secret in the place that a credential of its type has. */
    public boolean hasForm() {
        return switch (type) {
            case MUSTER, HUDDLE -> TOKEN.matcher(text).matches();
            case LEADSQUARED -> PAIR.matcher(text).matches();
            case USERCOM -> TOKEN_OF_64.matcher(text).matches();
        };
    }

    public Credential credential() {
        return Credential.of(type, text);
    }

    /** Omits the secret, which must reach no log. */
    @Override
    public String toString() {
        return "a secret of " + type.code();
    }

    private static String characters(int length, RandomGenerator random) {
        StringBuilder characters = new StringBuilder(length);
        for (int place = 0; place < length; place++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return characters.toString();
    }
}
