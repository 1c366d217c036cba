package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.core.access.Caller;
import dev.muster.core.access.CredentialType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One API that Muster serves, with everything in which the APIs differ. A dialect knows no other dialect; a new one is
 * a package of its own and one line in the list of {@code DialectCatalog}.
 */
public interface Dialect {
    /** Returns the routes of this dialect; no other dialect may share the first segments of their paths. */
    List<DialectRoute> routes();

    /** Extracts the credential of a request. */
    PresentedCredential credential(ApiRequest request);

    /** Returns the request headers on which the responses to a credential depend, for the header Vary. */
    default List<String> varyingHeaders() {
        return List.of("Authorization");
    }

    /** Returns the types of credentials that this dialect defines; an administrator can issue credentials of them. */
    default List<CredentialType> credentialTypes() {
        return List.of();
    }

    /** Returns the query parameters that may contain a credential: no digest, link or log may contain them. */
    default Set<String> credentialParameters() {
        return Set.of();
    }

    /**
     * Renders an error in the media type and form of this dialect.
     *
     * @param problems one or more; the first decides the status
     */
    ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems);

    /** Renders the error for a request whose credential is missing or has no grant. */
    default ApiResponse renderUnauthenticated(ApiRequest request, PresentedCredential presented, ApiProblem problem) {
        return renderProblems(request, List.of(problem));
    }

    /**
     * Renders the error for a call that exceeds the rate limit of its credential.
     *
     * @param limit largest number of calls of this credential in any five seconds
     * @param seconds seconds until the next call is allowed, as in Retry-After
     */
    default ApiResponse renderRateLimited(ApiRequest request, ApiProblem problem, int limit, long seconds) {
        return renderProblems(request, List.of(problem));
    }

    /**
     * Returns the response to a browser's preflight request (Fetch standard, CORS-preflight) on a path of this dialect, known
     * or unknown; empty when the request is none or this dialect serves no pages of other origins. It gets the headers
     * of {@link #decorate} as every response does.
     */
    default Optional<ApiResponse> preflight(ApiRequest request) {
        return Optional.empty();
    }

    /**
     * Adds the headers of this dialect to every response on its paths, errors included.
     *
     * @param caller the authenticated caller; empty when the request was not authenticated
     */
    default ApiResponse decorate(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        return response;
    }
}
