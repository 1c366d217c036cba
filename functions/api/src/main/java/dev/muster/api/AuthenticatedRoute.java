package dev.muster.api;

import dev.muster.api.Authenticator.Authentication;
import dev.muster.api.Router.RouteMatch;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute.Handler;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import java.util.List;
import java.util.function.Function;

/**
 * A route with the credential that opens it, if any does.
 *
 * @param dialect the dialect of the credential
 * @param handler handles the request of this credential
 */
record AuthenticatedRoute(
        Dialect dialect,
        PresentedCredential presented,
        Authentication authentication,
        Function<AuthenticatedRequest, Validated<ApiResponse>> handler) {

    /** Returns the route as the credential of its own dialect opens it. */
    static AuthenticatedRoute of(
            ApiRequest request,
            RouteMatch.Found found,
            Handler.Authenticated authenticated,
            Authenticator authenticator) {
        return of(request, found.dialect(), authenticated.handler(), authenticator);
    }

    /**
     * Returns the route as the first credential opens it: that of the route's dialect, or else that of another one. When
     * none does, the route is closed as it is to the credential of its own dialect.
     */
    static AuthenticatedRoute of(
            ApiRequest request,
            RouteMatch.Found found,
            Handler.Shared shared,
            Authenticator authenticator,
            List<Dialect> dialects) {
        AuthenticatedRoute own = of(request, found.dialect(), shared.own(), authenticator);
        return own.isClosed()
                ? dialects.stream()
                        .filter(dialect -> !dialect.equals(found.dialect()))
                        .map(dialect -> of(request, dialect, shared.other(), authenticator))
                        .filter(other -> !other.isClosed())
                        .findFirst()
                        .orElse(own)
                : own;
    }

    private static AuthenticatedRoute of(
            ApiRequest request,
            Dialect dialect,
            Function<AuthenticatedRequest, Validated<ApiResponse>> handler,
            Authenticator authenticator) {
        PresentedCredential presented = dialect.credential(request);
        return new AuthenticatedRoute(dialect, presented, authenticator.authenticate(presented), handler);
    }

    private boolean isClosed() {
        return authentication instanceof Authentication.Unauthenticated;
    }
}
