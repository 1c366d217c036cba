package dev.muster.api;

import dev.muster.api.Authenticator.Admission;
import dev.muster.api.Authenticator.RateLimitHeaders;
import dev.muster.api.Router.RouteMatch;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/** Where every request comes in: weighs it, finds its route, asks whose it is, and has it answered. */
final class FrontController {
    private final Router router;
    private final Authenticator authenticator;
    private final Limits limits;

    FrontController(List<Dialect> dialects, Authenticator authenticator, Limits limits) {
        this.router = new Router(dialects);
        this.authenticator = authenticator;
        this.limits = limits;
    }

    /** Answers every request, whatever happens. */
    LoggedResponse answer(ApiRequest request, Deadline deadline, RequestLog log) {
        RouteMatch routeMatch = router.find(request.method(), request.path());
        try {
            return dressed(request, routeMatch, answer(request, routeMatch, deadline));
        } catch (RuntimeException unexpected) {
            log.exception(request, unexpected);
            Problem problem =
                    new Problem(Problem.Kind.INTERNAL, "something went wrong here; the request can be repeated");
            return dressed(request, routeMatch, refused(request, routeMatch, problem));
        }
    }

    /** Refuses a request whose body could not even be taken out of its wrapping. */
    LoggedResponse reject(ApiRequest request, Problem problem) {
        RouteMatch routeMatch = router.find(request.method(), request.path());
        return dressed(request, routeMatch, refused(request, routeMatch, problem));
    }

    private static LoggedResponse dressed(ApiRequest request, RouteMatch routeMatch, LoggedResponse handled) {
        return handled.with(routeMatch.dialect().decorate(request, handled.caller(), patient(handled.response())));
    }

    private LoggedResponse answer(ApiRequest request, RouteMatch routeMatch, Deadline deadline) {
        if (request.body().size() > limits.bodyBytes()) {
            return refused(request, routeMatch, tooLarge(request));
        }
        return switch (routeMatch) {
            case RouteMatch.Found found -> act(request, found, deadline);
            case RouteMatch.OtherMethods other -> refusedMethod(request, other);
            case RouteMatch.Nowhere _ ->
                refused(request, routeMatch, new Problem(Problem.Kind.NOT_FOUND, "there is nothing at this path"));
        };
    }

    private Problem tooLarge(ApiRequest request) {
        return new Problem(
                Problem.Kind.TOO_LARGE,
                "the body has %d bytes; the limit is %d"
                        .formatted(request.body().size(), limits.bodyBytes()));
    }

    private LoggedResponse refusedMethod(ApiRequest request, RouteMatch.OtherMethods other) {
        String allowed = String.join(", ", other.allowed());
        Problem problem = new Problem(Problem.Kind.METHOD_NOT_ALLOWED, "this path takes " + allowed);
        LoggedResponse handled = refused(request, other, problem);
        return handled.with(handled.response().with("Allow", allowed));
    }

    private LoggedResponse act(ApiRequest request, RouteMatch.Found found, Deadline deadline) {
        return switch (found.route().handler()) {
            case DialectRoute.Handler.Public open ->
                handled(request, found, Optional.empty(), open.handler().apply(request));
            case DialectRoute.Handler.Authenticated authenticated -> pass(request, found, authenticated, deadline);
        };
    }

    private LoggedResponse pass(
            ApiRequest request,
            RouteMatch.Found found,
            DialectRoute.Handler.Authenticated authenticated,
            Deadline deadline) {
        return switch (authenticator.admit(found.dialect().credential(request), deadline)) {
            case Admission.Unauthenticated(Problem problem) -> refused(request, found, problem);
            case Admission.Throttled(Caller caller, Problem problem, RateLimitHeaders rateLimitHeaders) ->
                within(
                        rateLimitHeaders,
                        handled(
                                request,
                                found,
                                Optional.of(caller),
                                Validated.valid(found.dialect()
                                        .renderRateLimited(
                                                request,
                                                problem,
                                                rateLimitHeaders.limit(),
                                                rateLimitHeaders.seconds()))));
            case Admission.Allowed(Caller caller, RateLimitHeaders rateLimitHeaders) ->
                within(
                        rateLimitHeaders,
                        handled(
                                request,
                                found,
                                Optional.of(caller),
                                authenticated
                                        .handler()
                                        .apply(new AuthenticatedRequest(
                                                request, found.parameters(), caller, deadline))));
        };
    }

    private static LoggedResponse within(RateLimitHeaders rateLimitHeaders, LoggedResponse handled) {
        return handled.with(rateLimitHeaders.on(handled.response()));
    }

    private static LoggedResponse handled(
            ApiRequest request, RouteMatch.Found found, Optional<Caller> caller, Validated<ApiResponse> answer) {
        ApiResponse response = switch (answer) {
            case Validated.Valid<ApiResponse>(ApiResponse good) -> good;
            case Validated.Invalid<ApiResponse>(List<Problem> problems) ->
                found.dialect().renderProblems(request, problems);
        };
        return new LoggedResponse(response, Optional.of(found.route().path().text()), caller);
    }

    /** Too many calls tell themselves when the next may come; too many open jobs cannot know. */
    private static ApiResponse patient(ApiResponse response) {
        return response.status() == 429
                ? response.withDefault("Retry-After", Long.toString(Limits.NEXT_ROOM.toSeconds()))
                : response;
    }

    private static LoggedResponse refused(ApiRequest request, RouteMatch routeMatch, Problem problem) {
        ApiResponse response = routeMatch.dialect().renderProblems(request, List.of(problem));
        Optional<String> route = routeMatch instanceof RouteMatch.Found found
                ? Optional.of(found.route().path().text())
                : Optional.empty();
        return new LoggedResponse(response, route, Optional.empty());
    }
}
