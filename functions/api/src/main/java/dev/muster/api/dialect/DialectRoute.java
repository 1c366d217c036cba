package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import java.util.function.Function;

/** One method on one path, and what is done there. */
public record DialectRoute(String method, PathTemplate path, Handler handler) {

    /** What is done, and who may have it done. */
    public sealed interface Handler {

        /** For everybody, without a credential. */
        record Public(Function<ApiRequest, Validated<ApiResponse>> handler) implements Handler {}

        /** For callers whose credential opens a tenant. */
        record Authenticated(Function<AuthenticatedRequest, Validated<ApiResponse>> handler) implements Handler {}
    }

    public static DialectRoute publicRoute(
            String method, String path, Function<ApiRequest, Validated<ApiResponse>> act) {
        return new DialectRoute(method, PathTemplate.of(path), new Handler.Public(act));
    }

    public static DialectRoute authenticated(
            String method, String path, Function<AuthenticatedRequest, Validated<ApiResponse>> act) {
        return new DialectRoute(method, PathTemplate.of(path), new Handler.Authenticated(act));
    }
}
