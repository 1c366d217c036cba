package dev.muster.api;

import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiResponse;
import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;

/** Lets in those whose credential opens something, and each of them no more often than it is granted. */
final class Authenticator {
    private final Access access;
    private final Time time;

    Authenticator(Access access, Time time) {
        this.access = access;
        this.time = time;
    }

    /** What the turnstile says to one call. */
    sealed interface Admission {

        /** The caller is known, and this call one of those it is granted. */
        record Allowed(Caller caller, RateLimitHeaders rateLimitHeaders) implements Admission {}

        /** The caller is known, but has called too often. */
        record Throttled(Caller caller, Problem problem, RateLimitHeaders rateLimitHeaders) implements Admission {}

        /** Nobody knows whose the request is. */
        record Unauthenticated(Problem problem) implements Admission {}
    }

    /**
     * What is left of a credential's calls (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param reset until all of them are free again, or the next one is when none is left
     */
    record RateLimitHeaders(int limit, int remaining, Duration reset) {

        ApiResponse on(ApiResponse response) {
            ApiResponse answer = response.with(
                            "RateLimit-Policy", "\"calls\";q=" + limit + ";w=" + RateLimitWindow.LENGTH.toSeconds())
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

    Admission admit(PresentedCredential presented, Deadline deadline) {
        return switch (presented) {
            // One path for a credential nobody knows and for one that is wrong.
            case PresentedCredential.Secret(Credential credential) ->
                access.findGrant(credential)
                        .map(grant -> count(credential, grant, deadline))
                        .orElseGet(Authenticator::unknown);
            case PresentedCredential.Session(Credential credential, Caller caller, String ended) ->
                access.findGrant(credential)
                        .filter(grant -> grant.caller().equals(caller))
                        .map(grant -> count(credential, grant, deadline))
                        .orElseGet(() -> shut(ended));
            case PresentedCredential.Missing _ -> unknown();
            case PresentedCredential.Invalid(String detail) -> shut(detail);
        };
    }

    private static Admission unknown() {
        return shut("this needs a credential, and one that is known here");
    }

    private static Admission shut(String detail) {
        return new Admission.Unauthenticated(new Problem(Problem.Kind.UNAUTHENTICATED, detail));
    }

    private Admission count(Credential credential, Grant grant, Deadline deadline) {
        return switch (access.admit(credential, grant.calls(), time.now(), deadline)) {
            case RateLimitWindow.Admitted admitted ->
                new Admission.Allowed(
                        grant.caller(),
                        new RateLimitHeaders(grant.calls(), admitted.remaining(), RateLimitWindow.LENGTH));
            case RateLimitWindow.Refused refused ->
                throttled(grant, new RateLimitHeaders(grant.calls(), 0, refused.retryAfter()));
        };
    }

    private static Admission throttled(Grant grant, RateLimitHeaders rateLimitHeaders) {
        String detail = "more than %d calls in %d seconds; the next may come in %d seconds"
                .formatted(rateLimitHeaders.limit(), RateLimitWindow.LENGTH.toSeconds(), rateLimitHeaders.seconds());
        return new Admission.Throttled(
                grant.caller(), new Problem(Problem.Kind.RATE_LIMITED, detail), rateLimitHeaders);
    }
}
