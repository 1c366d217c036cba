package dev.muster.core.access;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A secret as its holder shows it; told once, when it is issued. Of a LeadSquared pair it is the access key, a colon,
 * and the secret key.
 */
public record Secret(CredentialType scheme, String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** So many of the alphabet are more than 256 bits of chance. */
    private static final int LENGTH = 43;

    private static final int ACCESS_KEY = 20;
    private static final int USERCOM_TOKEN = 64;

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,512}");
    private static final Pattern PAIR = Pattern.compile("[\\x21-\\x7E&&[^:]]{1,256}:[\\x21-\\x7E&&[^:]]{1,256}");
    private static final Pattern TOKEN_OF_64 = Pattern.compile("[\\x21-\\x7E]{64}");

    /** A new one; the generator must be one nobody can foresee. */
    public static Secret random(CredentialType scheme, RandomGenerator random) {
        return new Secret(
                scheme,
                switch (scheme) {
                    case MUSTER, HUDDLE -> scheme.code() + "_" + characters(LENGTH, random);
                    case LEADSQUARED -> characters(ACCESS_KEY, random) + ":" + characters(LENGTH, random);
                    case USERCOM -> characters(USERCOM_TOKEN, random);
                });
    }

    /** Whether it can be shown at all, in the place its scheme has for it. */
    public boolean hasForm() {
        return switch (scheme) {
            case MUSTER, HUDDLE -> TOKEN.matcher(text).matches();
            case LEADSQUARED -> PAIR.matcher(text).matches();
            case USERCOM -> TOKEN_OF_64.matcher(text).matches();
        };
    }

    public Credential credential() {
        return Credential.of(scheme, text);
    }

    /** Nothing of the secret itself, which is kept nowhere and must reach no log. */
    @Override
    public String toString() {
        return "a secret of " + scheme.code();
    }

    private static String characters(int length, RandomGenerator random) {
        StringBuilder characters = new StringBuilder(length);
        for (int place = 0; place < length; place++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return characters.toString();
    }
}
