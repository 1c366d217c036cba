package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import java.util.function.Function;

/** One method on one path, and its handler. */
public record DialectRoute(String method, PathTemplate path, Handler handler) {

    /** Handles the requests of a route. */
    public sealed interface Handler {
        /** A handler of requests without a credential. */
        record Public(Function<PublicRequest, Validated<ApiResponse>> handler) implements Handler {}

        /** A handler of requests whose credential has a grant. */
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
