package dev.muster.api;

import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.Caller;
import java.util.Optional;

/**
 * An answer with what the log tells of it.
 *
 * @param route the template of the route it came from; empty when there was none
 */
record LoggedResponse(ApiResponse response, Optional<String> route, Optional<Caller> caller) {

    /** With this answer instead. */
    LoggedResponse with(ApiResponse instead) {
        return new LoggedResponse(instead, route, caller);
    }
}
