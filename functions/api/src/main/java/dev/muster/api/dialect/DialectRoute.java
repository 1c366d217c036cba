package dev.muster.api.dialect;

import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import java.util.function.Function;

/**
 * One method on one path, and its handler.
 *
 * @param takesFiles whether the handler reads files, which may be larger than other bodies and stay as they were sent
 */
public record DialectRoute(String method, PathTemplate path, Handler handler, boolean takesFiles) {

    /** Creates a route that takes no files. */
    public DialectRoute(String method, PathTemplate path, Handler handler) {
        this(method, path, handler, false);
    }

    /** Handles the requests of a route. */
    public sealed interface Handler {
        /** A handler of requests without a credential. */
        record Public(Function<PublicRequest, Validated<ApiResponse>> handler) implements Handler {}

        /** A handler of requests whose credential has a grant. */
        record Authenticated(Function<AuthenticatedRequest, Validated<ApiResponse>> handler) implements Handler {}

        /**
         * A handler of requests with a credential of any dialect.
         *
         * @param own handles a credential of the dialect that has the route
         * @param other handles a credential of another dialect
         */
        record Shared(
                Function<AuthenticatedRequest, Validated<ApiResponse>> own,
                Function<AuthenticatedRequest, Validated<ApiResponse>> other)
                implements Handler {}
    }

    /** Returns a route that a credential of any dialect opens. */
    public static DialectRoute shared(
            String method,
            String path,
            Function<AuthenticatedRequest, Validated<ApiResponse>> own,
            Function<AuthenticatedRequest, Validated<ApiResponse>> other) {
        return new DialectRoute(method, PathTemplate.of(path), new Handler.Shared(own, other));
    }

    /** Returns a route whose handler reads files. */
    public static DialectRoute files(
            String method, String path, Function<AuthenticatedRequest, Validated<ApiResponse>> handler) {
        return new DialectRoute(method, PathTemplate.of(path), new Handler.Authenticated(handler), true);
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
