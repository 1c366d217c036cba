package dev.muster.api.dialect;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A way to speak HTTP to Muster: all that may differ between the APIs it serves. A dialect knows nothing of the others;
 * a new one is a folder beside theirs and a line where the door is hung.
 */
public interface Dialect {

    /** Every method and path it serves. Its first path segments are its own: what is not found there is its to refuse. */
    List<DialectRoute> routes();

    /** What a request shows of whose it is, wherever this dialect has it. */
    PresentedCredential credential(ApiRequest request);

    /**
     * A refusal in this dialect's own words and form.
     *
     * @param problems one or more; the first says what the answer as a whole is
     */
    ApiResponse renderProblems(ApiRequest request, List<Problem> problems);

    /**
     * The refusal of one call too many, for dialects that tell the limit or the wait in words of their own.
     *
     * @param problem says it in ours
     * @param limit most calls of this credential in any five seconds
     * @param seconds until the next call is worth trying, as Retry-After will say
     */
    default ApiResponse renderRateLimited(ApiRequest request, Problem problem, int limit, long seconds) {
        return renderProblems(request, List.of(problem));
    }

    /**
     * The last word on every answer to a request that came in by this dialect's paths, refusals included.
     *
     * @param caller whose the request is; empty as long as that is not known
     */
    default ApiResponse decorate(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        return response;
    }
}
