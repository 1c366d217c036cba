package dev.muster.api.dialect;

import dev.muster.core.access.CredentialType;

/** Muster's own API keys. Several dialects take them: as bearer tokens, or in exchange for a session. */
public final class ApiKeys {
    public static final CredentialType TYPE = CredentialType.of("muster");

    private ApiKeys() {}
}
