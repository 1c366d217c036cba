package dev.muster.core.access;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The forms of secrets; all of them are visible ASCII characters. */
public enum SecretForm {
    /** One token of up to 512 characters. */
    TOKEN("[\\x21-\\x7E]{1,512}"),
    /** One token of exactly 64 characters. */
    TOKEN_64("[\\x21-\\x7E]{64}"),
    /** A public and a secret part, joined by a colon, of up to 256 characters each. */
    PAIR("[\\x21-\\x7E&&[^:]]{1,256}:[\\x21-\\x7E&&[^:]]{1,256}");

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 43 characters of the alphabet hold more than 256 random bits. */
    private static final int LENGTH = 43;

    private static final int PUBLIC_LENGTH = 20;

    private final Pattern pattern;

    SecretForm(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Returns the form with this code; throws {@link IllegalArgumentException} when there is none. */
    public static SecretForm of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a request can carry this secret in the place that a credential of this form has. */
    public boolean matches(String secret) {
        return pattern.matcher(secret).matches();
    }

    /**
     * Returns a new secret; the generator must be cryptographically strong.
     *
     * @param type the code of the credential's type, which a token begins with
     */
    String generate(String type, RandomGenerator random) {
        return switch (this) {
            case TOKEN -> type + "_" + characters(LENGTH, random);
            case TOKEN_64 -> characters(64, random);
            case PAIR -> characters(PUBLIC_LENGTH, random) + ":" + characters(LENGTH, random);
        };
    }

    private static String characters(int length, RandomGenerator random) {
        StringBuilder characters = new StringBuilder(length);
        for (int number = 0; number < length; number++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return characters.toString();
    }
}
