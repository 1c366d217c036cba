package dev.muster.api;

import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.Caller;
import java.util.Optional;

/**
 * A response with the fields of its log line.
 *
 * @param route the path template of the matched route; empty when no route matched
 * @param caller the authenticated caller; empty when the request was not authenticated
 */
record LoggedResponse(ApiResponse response, Optional<String> route, Optional<Caller> caller) {

    /** Returns a copy with another response. */
    LoggedResponse with(ApiResponse replacement) {
        return new LoggedResponse(replacement, route, caller);
    }
}
