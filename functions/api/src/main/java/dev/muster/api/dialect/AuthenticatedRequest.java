package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.time.Deadline;
import java.util.Map;

/**
 * A request whose caller is known.
 *
 * @param parameters what stands in the path, by the name the route's template gives it
 * @param deadline when the answer must be ready
 */
public record AuthenticatedRequest(
        ApiRequest request, Map<String, String> parameters, Caller caller, Deadline deadline) {
    public AuthenticatedRequest {
        parameters = Map.copyOf(parameters);
    }

    public Tenant tenant() {
        return caller.tenant();
    }

    /** The path parameter of that name, which the route's template must have. */
    public String parameter(String name) {
        return parameters.get(name);
    }
}
