package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One API that Muster serves: everything in which the APIs differ. A dialect knows no other dialect; a new one is a
 * package of its own and one line in the list of {@code DialectCatalog}.
 */
public interface Dialect {
    /** Every method and path that this dialect serves; no other dialect may share the first segments of its paths. */
    List<DialectRoute> routes();

    /** Extracts the credential of a request. */
    PresentedCredential credential(ApiRequest request);

    /** The query parameters in which a credential travels: no digest, link or log may contain them. */
    default Set<String> credentialParameters() {
        return Set.of();
    }

    /**
     * Renders an error in the media type and words of this dialect.
     *
     * @param problems one or more; the first decides the status
     */
    ApiResponse renderProblems(ApiRequest request, List<Problem> problems);

    /** Renders the error for a request whose credential is missing or opens nothing. */
    default ApiResponse renderUnauthenticated(ApiRequest request, PresentedCredential presented, Problem problem) {
        return renderProblems(request, List.of(problem));
    }

    /**
     * Renders the error for a call that exceeds the rate limit of its credential.
     *
     * @param limit largest number of calls of this credential in any five seconds
     * @param seconds until the next call may come, as in Retry-After
     */
    default ApiResponse renderRateLimited(ApiRequest request, Problem problem, int limit, long seconds) {
        return renderProblems(request, List.of(problem));
    }

    /**
     * Adds the headers of this dialect to every response on its paths, errors included.
     *
     * @param caller the authenticated caller; empty until it is known
     */
    default ApiResponse decorate(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        return response;
    }
}
