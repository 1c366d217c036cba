package dev.muster.api;

import dev.muster.api.dialect.Presented;
import dev.muster.api.http.Response;
import dev.muster.core.access.Access;
import dev.muster.core.access.CallWindow;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;

/** Lets in those whose credential opens something, and each of them no more often than it is granted. */
final class Turnstile {
    private final Access access;
    private final Time time;

    Turnstile(Access access, Time time) {
        this.access = access;
        this.time = time;
    }

    /** What the turnstile says to one call. */
    sealed interface Passage {

        /** The caller is known, and this call one of those it is granted. */
        record Open(Caller caller, Quota quota) implements Passage {}

        /** The caller is known, but has called too often. */
        record Throttled(Caller caller, Problem problem, Quota quota) implements Passage {}

        /** Nobody knows whose the request is. */
        record Shut(Problem problem) implements Passage {}
    }

    /**
     * What is left of a credential's calls (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param reset until all of them are free again, or the next one is when none is left
     */
    record Quota(int limit, int remaining, Duration reset) {

        Response on(Response response) {
            Response answer = response.with(
                            "RateLimit-Policy", "\"calls\";q=" + limit + ";w=" + CallWindow.LENGTH.toSeconds())
                    .with("RateLimit", "\"calls\";r=" + remaining + ";t=" + seconds());
            return remaining == 0 && response.status() == 429
                    ? answer.with("Retry-After", Long.toString(seconds()))
                    : answer;
        }

        /** Whole seconds, never too few. */
        long seconds() {
            return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
        }
    }

    Passage pass(Presented presented, Deadline deadline) {
        return switch (presented) {
            // One path for a credential nobody knows and for one that is wrong.
            case Presented.Secret(Credential credential) ->
                access.grant(credential)
                        .map(grant -> count(credential, grant, deadline))
                        .orElseGet(Turnstile::unknown);
            case Presented.Session(Credential credential, Caller caller, String ended) ->
                access.grant(credential)
                        .filter(grant -> grant.caller().equals(caller))
                        .map(grant -> count(credential, grant, deadline))
                        .orElseGet(() -> shut(ended));
            case Presented.Absent absent -> unknown();
            case Presented.Bad(String detail) -> shut(detail);
        };
    }

    private static Passage unknown() {
        return shut("this needs a credential, and one that is known here");
    }

    private static Passage shut(String detail) {
        return new Passage.Shut(new Problem(Problem.Kind.UNAUTHENTICATED, detail));
    }

    private Passage count(Credential credential, Grant grant, Deadline deadline) {
        return switch (access.admit(credential, grant.calls(), time.now(), deadline)) {
            case CallWindow.Admitted admitted ->
                new Passage.Open(grant.caller(), new Quota(grant.calls(), admitted.remaining(), CallWindow.LENGTH));
            case CallWindow.Refused refused -> throttled(grant, new Quota(grant.calls(), 0, refused.retryAfter()));
        };
    }

    private static Passage throttled(Grant grant, Quota quota) {
        String detail = "more than %d calls in %d seconds; the next may come in %d seconds"
                .formatted(quota.limit(), CallWindow.LENGTH.toSeconds(), quota.seconds());
        return new Passage.Throttled(grant.caller(), new Problem(Problem.Kind.RATE_LIMITED, detail), quota);
    }
}
