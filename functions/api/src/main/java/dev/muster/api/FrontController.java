package dev.muster.api;

import dev.muster.api.Authenticator.Authentication;
import dev.muster.api.Router.RouteMatch;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PublicRequest;
import dev.muster.api.file.FileBody;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentCoding;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.http.RequestBody;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Limits;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entry of every request: checks its size, finds its route, authenticates its caller and calls the handler. */
final class FrontController {
    /** Largest inflated body of a request without a credential: far above that of any such request. */
    private static final int MAX_PUBLIC_BYTES = 64 * 1024;

    private final List<Dialect> dialects;
    private final Router router;
    private final PortsProvider ports;

    FrontController(List<Dialect> dialects, PortsProvider ports) {
        this.dialects = dialects;
        this.router = new Router(dialects);
        this.ports = ports;
    }

    /** Returns the response to a request. Logs an unexpected exception and responds with 500. */
    LoggedResponse respond(ApiRequest request, Deadline deadline, RequestLog log) {
        RouteMatch match = router.find(request.method(), request.path());
        try {
            return decorate(request, match, respond(request, match, deadline));
        } catch (RuntimeException unexpected) {
            log.exception(request, unexpected);
            ApiProblem problem =
                    new ApiProblem(ApiProblem.Kind.INTERNAL, "an internal error occurred; the request can be repeated");
            return decorate(request, match, reject(request, match, problem));
        }
    }

    /** Rejects a request whose body could not be decoded. */
    LoggedResponse reject(ApiRequest request, ApiProblem problem) {
        RouteMatch match = router.find(request.method(), request.path());
        return decorate(request, match, reject(request, match, problem));
    }

    private static LoggedResponse decorate(ApiRequest request, RouteMatch match, LoggedResponse logged) {
        ApiResponse response = withAcceptEncoding(request, withRetryAfter(logged.response()));
        ApiResponse decorated = match.dialect().decorate(request, logged.caller(), response);
        return logged.with(isAuthenticated(match) ? varying(match.dialect(), decorated) : decorated);
    }

    private static boolean isAuthenticated(RouteMatch match) {
        return match instanceof RouteMatch.Found found
                && !(found.route().handler() instanceof DialectRoute.Handler.Public);
    }

    /** Names the headers of a credential of another dialect; those of the route's own dialect follow for all responses. */
    private static ApiResponse varying(RouteMatch.Found found, Dialect dialect, ApiResponse response) {
        return dialect.equals(found.dialect()) ? response : varying(dialect, response);
    }

    private static ApiResponse varying(Dialect dialect, ApiResponse response) {
        ApiResponse varying = response;
        for (String header : dialect.varyingHeaders()) {
            varying = varying.varyingBy(header);
        }
        return varying;
    }

    private LoggedResponse respond(ApiRequest request, RouteMatch match, Deadline deadline) {
        if (request.body().size() > RequestBody.MAX_BYTES) {
            return reject(request, match, tooLarge(request));
        }
        return switch (match) {
            case RouteMatch.Found found -> handle(request, found, deadline);
            case RouteMatch.OtherMethods other ->
                preflight(request, other).orElseGet(() -> rejectMethod(request, other));
            case RouteMatch.Unmatched _ -> preflight(request, match).orElseGet(() -> rejectPath(request, match));
        };
    }

    /** Returns the dialect's response to a browser's preflight request; empty when the request is none. */
    private static Optional<LoggedResponse> preflight(ApiRequest request, RouteMatch match) {
        return Optional.of(match.dialect())
                .filter(_ -> request.method().equals("OPTIONS"))
                .flatMap(dialect -> dialect.preflight(request))
                .map(response -> new LoggedResponse(response, Optional.empty(), Optional.empty()));
    }

    private static LoggedResponse rejectPath(ApiRequest request, RouteMatch match) {
        return reject(request, match, new ApiProblem(ApiProblem.Kind.NOT_FOUND, "no route has this path"));
    }

    private ApiProblem tooLarge(ApiRequest request) {
        return new ApiProblem(
                ApiProblem.Kind.TOO_LARGE,
                "the body has %d bytes; the limit is %d"
                        .formatted(request.body().size(), RequestBody.MAX_BYTES));
    }

    private static LoggedResponse rejectMethod(ApiRequest request, RouteMatch.OtherMethods other) {
        String allowed = String.join(", ", other.allowed());
        ApiProblem problem =
                new ApiProblem(ApiProblem.Kind.METHOD_NOT_ALLOWED, "the methods of this path are " + allowed);
        LoggedResponse logged = reject(request, other, problem);
        return logged.with(logged.response().with("Allow", allowed));
    }

    private LoggedResponse handle(ApiRequest request, RouteMatch.Found found, Deadline deadline) {
        Engine engine = new Engine(ports.within(deadline));
        Authenticator authenticator = new Authenticator(engine.admitCaller());
        return switch (found.route().handler()) {
            case DialectRoute.Handler.Public(var handler) ->
                logged(
                        request,
                        found,
                        Optional.empty(),
                        ContentCoding.decode(request, MAX_PUBLIC_BYTES)
                                .flatMap(decoded -> handler.apply(new PublicRequest(decoded, engine))));
            case DialectRoute.Handler.Authenticated authenticated ->
                handle(
                        request,
                        found,
                        AuthenticatedRoute.of(request, found, authenticated, authenticator),
                        engine,
                        deadline);
            case DialectRoute.Handler.Shared shared ->
                handle(
                        request,
                        found,
                        AuthenticatedRoute.of(request, found, shared, authenticator, dialects),
                        engine,
                        deadline);
        };
    }

    private static LoggedResponse handle(
            ApiRequest request, RouteMatch.Found found, AuthenticatedRoute route, Engine engine, Deadline deadline) {
        return switch (route.authentication()) {
            case Authentication.Unauthenticated(ApiProblem problem) ->
                logged(
                        found,
                        Optional.empty(),
                        found.dialect().renderUnauthenticated(request, route.presented(), problem));
            case Authentication.Throttled(Caller caller, ApiProblem problem, RateLimitHeaders rateLimit) ->
                logged(
                        found,
                        Optional.of(caller),
                        rateLimit.addTo(found.dialect()
                                .renderRateLimited(request, problem, rateLimit.limit(), rateLimit.seconds())));
            case Authentication.Allowed(Caller caller, var rights, RateLimitHeaders rateLimit) -> {
                Credential credential = route.presented().counted().orElseThrow();
                Set<String> secret = route.dialect().credentialParameters();
                boolean isFile = found.route().takesFiles() && FileBody.isFile(request);
                Validated<ApiResponse> response = (isFile
                                ? Validated.valid(request)
                                : ContentCoding.decode(request, RequestBody.MAX_BYTES))
                        .flatMap(decoded -> IdempotencyKeyHeader.of(
                                        decoded, () -> FileBody.inflated(decoded, isFile), secret, caller, credential)
                                .map(key -> new RequestContext(caller, rights, key, deadline, Optional.of(credential)))
                                .map(context -> new AuthenticatedRequest(
                                        decoded.withoutParameters(secret),
                                        found.parameters(),
                                        credential,
                                        context,
                                        engine)))
                        .flatMap(route.handler());
                LoggedResponse logged = logged(request, found, Optional.of(caller), response);
                yield logged.with(new Authenticator(engine.admitCaller())
                        .charge(credential, logged.response(), rateLimit)
                        .addTo(varying(found, route.dialect(), logged.response())));
            }
        };
    }

    private static LoggedResponse logged(
            ApiRequest request, RouteMatch.Found found, Optional<Caller> caller, Validated<ApiResponse> result) {
        return logged(
                found,
                caller,
                switch (result) {
                    case Validated.Valid<ApiResponse>(ApiResponse response) -> response;
                    case Validated.Invalid<ApiResponse>(List<ApiProblem> problems) ->
                        found.dialect().renderProblems(request, problems);
                });
    }

    private static LoggedResponse logged(RouteMatch.Found found, Optional<Caller> caller, ApiResponse response) {
        return new LoggedResponse(response, Optional.of(found.route().path().text()), caller);
    }

    /** Rate-limited responses name the time of the next call; with too many open jobs there is only an estimate. */
    private static ApiResponse withRetryAfter(ApiResponse response) {
        return response.status() == 429
                ? response.withDefault("Retry-After", Long.toString(Limits.OPEN_JOBS_RETRY.toSeconds()))
                : response;
    }

    /** Names the coding that the server takes, when it may be the coding that it does not. */
    private static ApiResponse withAcceptEncoding(ApiRequest request, ApiResponse response) {
        return response.status() == 415 && ContentCoding.isCoded(request)
                ? response.withDefault("Accept-Encoding", ContentCoding.ACCEPTED)
                : response;
    }

    private static LoggedResponse reject(ApiRequest request, RouteMatch match, ApiProblem problem) {
        ApiResponse response = match.dialect().renderProblems(request, List.of(problem));
        Optional<String> route = match instanceof RouteMatch.Found found
                ? Optional.of(found.route().path().text())
                : Optional.empty();
        return new LoggedResponse(response, route, Optional.empty());
    }
}
