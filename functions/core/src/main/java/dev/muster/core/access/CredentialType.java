package dev.muster.core.access;

import java.util.Locale;

/** The ways in which a credential can be shown, one for each kind of secret. */
public enum CredentialType {
    /** Muster's own API keys; MissionHub's sessions are made from them. */
    MUSTER,
    /** Huddle's OAuth2 tokens. */
    HUDDLE,
    /** LeadSquared's pairs of access key and secret key. */
    LEADSQUARED,
    /** User.com's tokens of 64 characters. */
    USERCOM;

    /** The scheme's name in keys and commands: {@code leadsquared}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scheme of that name; throws {@link IllegalArgumentException} when there is none. */
    public static CredentialType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
