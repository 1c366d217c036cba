package dev.muster.api;

import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.flow.access.AdmitCaller;
import dev.muster.core.flow.access.AdmitCaller.Admission;
import dev.muster.core.flow.access.AdmitCaller.OpenedGrant;
import dev.muster.core.person.CallerRights;
import java.time.Duration;
import java.util.Optional;

/** Authenticates a request by the credential that it presents, and counts it against that credential's rate limit. */
record Authenticator(AdmitCaller admitCaller) {

    /** The result of authentication. */
    sealed interface Authentication {
        /** The caller is known, and the call is within its rate limit. */
        record Allowed(Caller caller, CallerRights rights, RateLimitHeaders rateLimit) implements Authentication {}

        /** The caller is known, and the call exceeds its rate limit. */
        record Throttled(Caller caller, ApiProblem problem, RateLimitHeaders rateLimit) implements Authentication {}

        /** The request has no credential, or its credential has no grant. */
        record Unauthenticated(ApiProblem problem) implements Authentication {}
    }

    Authentication authenticate(PresentedCredential presented) {
        return switch (presented) {
            // An unknown and a wrong credential take the same path, so that the caller cannot tell them apart.
            case PresentedCredential.Secret(Credential credential) -> authentication(admitCaller.admit(credential));
            case PresentedCredential.Session session -> authenticate(session);
            case PresentedCredential.Missing _ -> unknownCredential();
            case PresentedCredential.Invalid(String detail) -> unauthenticated(detail);
        };
    }

    /**
     * Counts further calls when the response to an allowed request counts for more than one. Returns the state of the
     * rate limit after that.
     */
    RateLimitHeaders charge(Credential credential, ApiResponse response, RateLimitHeaders rateLimit) {
        return response.calls() == 1
                ? rateLimit
                : rateLimit.withRemaining(admitCaller.charge(credential, response.calls() - 1, rateLimit.limit()));
    }

    private Authentication authenticate(PresentedCredential.Session session) {
        Optional<OpenedGrant> opened = admitCaller
                .open(session.credential())
                .filter(found -> found.grant().caller().equals(session.caller()));
        return opened.isPresent()
                ? authentication(admitCaller.count(session.credential(), opened.get()))
                : unauthenticated(session.ended());
    }

    private static Authentication authentication(Admission admission) {
        return switch (admission) {
            case Admission.Admitted(OpenedGrant(Grant grant, CallerRights rights), int remaining) ->
                new Authentication.Allowed(
                        grant.caller(), rights, new RateLimitHeaders(grant.calls(), remaining, RateLimitWindow.LENGTH));
            case Admission.Throttled(Grant grant, Duration retryAfter) ->
                throttled(grant, new RateLimitHeaders(grant.calls(), 0, retryAfter));
            case Admission.Unknown _ -> unknownCredential();
        };
    }

    private static Authentication unknownCredential() {
        return unauthenticated("the request needs a credential that has a grant here");
    }

    private static Authentication unauthenticated(String detail) {
        return new Authentication.Unauthenticated(new ApiProblem(ApiProblem.Kind.UNAUTHENTICATED, detail));
    }

    private static Authentication throttled(Grant grant, RateLimitHeaders rateLimit) {
        String detail = "more than %d calls in %d seconds; the next call is allowed in %d seconds"
                .formatted(rateLimit.limit(), RateLimitWindow.LENGTH.toSeconds(), rateLimit.seconds());
        return new Authentication.Throttled(
                grant.caller(), new ApiProblem(ApiProblem.Kind.RATE_LIMITED, detail), rateLimit);
    }
}
