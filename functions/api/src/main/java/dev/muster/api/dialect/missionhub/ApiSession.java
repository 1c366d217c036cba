package dev.muster.api.dialect.missionhub;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;

/**
 * Whose a token is.
 *
 * @param key the API key it was made from: a session ends when its key opens the caller's tenant no more
 */
record ApiSession(Caller caller, Credential key) {}
