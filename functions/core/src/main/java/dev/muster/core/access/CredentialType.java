package dev.muster.core.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of credential, which a dialect defines.
 *
 * @param code its name in stored keys and admin commands: lower-case letters, digits and hyphens
 * @param calls default of the largest number of calls in any five seconds
 * @param form the form of its secrets
 */
public record CredentialType(String code, int calls, SecretForm form) {
    /** Default of the largest number of calls in any five seconds, unless the dialect sets another one. */
    public static final int DEFAULT_CALLS = 1_000;

    private static final Pattern TEXT = Pattern.compile("([a-z][a-z0-9-]{0,31}):([0-9]{1,6}):([a-z_0-9]+)");

    /** Returns the type with the default rate limit and secrets of any length. */
    public static CredentialType of(String code) {
        return new CredentialType(code, DEFAULT_CALLS, SecretForm.TOKEN);
    }

    /** Parses the types of a setting, each {@code code:calls:form}, separated by spaces. */
    public static List<CredentialType> parseAll(String setting) {
        return Stream.of(setting.strip().split("\\s+"))
                .map(CredentialType::parse)
                .toList();
    }

    private static CredentialType parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a credential type must be code:calls:form, not " + text);
        }
        return new CredentialType(parts.group(1), Integer.parseInt(parts.group(2)), SecretForm.of(parts.group(3)));
    }

    /** Returns the type as {@link #parseAll} reads it. */
    public String text() {
        return code + ":" + calls + ":" + form.code();
    }

    /** Returns the credential of a secret of this type. */
    public Credential credential(String secret) {
        return Credential.of(code, secret);
    }
}
