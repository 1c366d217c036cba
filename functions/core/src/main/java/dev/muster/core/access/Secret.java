package dev.muster.core.access;

import java.util.random.RandomGenerator;

/** A secret as a client presents it. Muster shows it once, when it is issued. */
public record Secret(CredentialType type, String text) {

    /** Returns a new secret; the generator must be cryptographically strong. */
    public static Secret random(CredentialType type, RandomGenerator random) {
        return new Secret(type, type.form().generate(type.code(), random));
    }

    /** Returns whether a request can carry this secret in the place that a credential of its type has. */
    public boolean hasForm() {
        return type.form().matches(text);
    }

    public Credential credential() {
        return type.credential(text);
    }

    /** Omits the secret, which must reach no log. */
    @Override
    public String toString() {
        return "a secret of " + type.code();
    }
}
