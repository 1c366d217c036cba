package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.time.Deadline;
import java.util.Map;
import java.util.Objects;

/**
 * A request of an authenticated caller.
 *
 * @param parameters the parameters of the path, by their names in the route's template
 * @param credential the credential that the request presented
 * @param context the caller, its Idempotency-Key and the time by which the response must be ready
 * @param engine the flows, bound to that deadline
 */
public record AuthenticatedRequest(
        ApiRequest request,
        Map<String, String> parameters,
        Credential credential,
        RequestContext context,
        Engine engine) {
    public AuthenticatedRequest {
        parameters = Map.copyOf(parameters);
    }

    public Caller caller() {
        return context.caller();
    }

    public Tenant tenant() {
        return context.tenant();
    }

    public Deadline deadline() {
        return context.deadline();
    }

    /** Returns the path parameter of that name, which the route's template must have. */
    public String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }
}
