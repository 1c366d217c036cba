package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import java.util.function.Function;

/** One method on one path, and its handler. */
public record DialectRoute(String method, PathTemplate path, Handler handler) {

    /** Handles the requests of a route. */
    public sealed interface Handler {
        /** Requests without a credential are served. */
        record Public(Function<PublicRequest, Validated<ApiResponse>> handler) implements Handler {}

        /** Only callers whose credential opens a tenant are served. */
        record Authenticated(Function<AuthenticatedRequest, Validated<ApiResponse>> handler) implements Handler {}
    }

    public static DialectRoute publicRoute(
            String method, String path, Function<PublicRequest, Validated<ApiResponse>> handler) {
        return new DialectRoute(method, PathTemplate.of(path), new Handler.Public(handler));
    }

    public static DialectRoute authenticated(
            String method, String path, Function<AuthenticatedRequest, Validated<ApiResponse>> handler) {
        return new DialectRoute(method, PathTemplate.of(path), new Handler.Authenticated(handler));
    }
}
