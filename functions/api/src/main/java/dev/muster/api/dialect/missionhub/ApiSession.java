package dev.muster.api.dialect.missionhub;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;

/**
 * The session of a token.
 *
 * @param key the API key that opened it; the session ends when the key has no grant for the caller any more
 */
record ApiSession(Caller caller, Credential key) {}
