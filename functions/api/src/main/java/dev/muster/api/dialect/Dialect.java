package dev.muster.api.dialect;

import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
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
    List<Route> routes();

    /** What a request shows of whose it is, wherever this dialect has it. */
    Presented present(Request request);

    /**
     * A refusal in this dialect's own words and form.
     *
     * @param problems one or more; the first says what the answer as a whole is
     */
    Response refuse(Request request, List<Problem> problems);

    /**
     * The refusal of one call too many, for dialects that tell the limit or the wait in words of their own.
     *
     * @param problem says it in ours
     * @param limit most calls of this credential in any five seconds
     * @param seconds until the next call is worth trying, as Retry-After will say
     */
    default Response throttle(Request request, Problem problem, int limit, long seconds) {
        return refuse(request, List.of(problem));
    }

    /**
     * The last word on every answer to a request that came in by this dialect's paths, refusals included.
     *
     * @param caller whose the request is; empty as long as that is not known
     */
    default Response dress(Request request, Optional<Caller> caller, Response response) {
        return response;
    }
}
