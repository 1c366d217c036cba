package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.core.engine.Engine;

/**
 * A request to a route that needs no credential.
 *
 * @param engine the flows, bound to the time by which the response must be ready
 */
public record PublicRequest(ApiRequest request, Engine engine) {}
