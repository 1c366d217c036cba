package dev.muster.core.access;

import java.util.Locale;

/** The kinds of secret that a request may present. */
public enum CredentialType {
    /** Muster's own API keys; MissionHub's sessions are created from them. */
    MUSTER,
    /** Huddle's OAuth2 tokens. */
    HUDDLE,
    /** LeadSquared's pairs of access key and secret key. */
    LEADSQUARED,
    /** User.com's tokens of 64 characters. */
    USERCOM;

    /** Returns the name in stored keys and admin commands, for example {@code leadsquared}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the type with this name; throws {@link IllegalArgumentException} when there is none. */
    public static CredentialType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
