package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.RequestBody;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Limits;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** MissionHub's API v4 (docs/dialects/missionhub.md). */
public final class MissionHubDialect implements Dialect {
    private static final String SESSIONS = "/apis/v4/sessions";
    private static final String BULK = "/apis/v4/bulk_people_changes";
    private static final String PEOPLE = "/apis/v4/people";
    private static final double NANOS_PER_SECOND = 1e9;

    private final AccessToken tokens;
    private final Time time;
    private final JsonReader reader;
    private final List<DialectRoute> routes;

    /**
     * Creates the dialect.
     *
     * @param signingKey the secret from which the key of the access tokens is derived
     */
    public MissionHubDialect(Limits limits, Time time, String signingKey) {
        this.tokens = new AccessToken(signingKey);
        this.time = time;
        // Clients list people as one string with commas.
        this.reader = new JsonReader(JsonLimits.of(limits).withText(RequestBody.MAX_BYTES));
        OpenSession openSession = new OpenSession(time, tokens, reader);
        BulkChange bulkChange = new BulkChange(limits, reader);
        CreatePerson createPerson = new CreatePerson(limits, reader);
        this.routes = List.of(
                DialectRoute.publicRoute(
                        "POST", SESSIONS, call -> timed(call.request(), () -> openSession.respond(call))),
                timedRoute(BULK, bulkChange::respond),
                timedRoute(PEOPLE, createPerson::respond));
    }

    /** Pages of every origin may call, so that they can also read the 404 of an unknown path. */
    @Override
    public Optional<ApiResponse> preflight(ApiRequest request) {
        return Optional.of(SessionHeaders.preflight());
    }

    @Override
    public List<DialectRoute> routes() {
        return routes;
    }

    @Override
    public Set<String> credentialParameters() {
        return Set.of(TokenExtractor.PARAMETER);
    }

    @Override
    public PresentedCredential credential(ApiRequest request) {
        return TokenExtractor.of(request, reader).map(this::presented).orElseGet(PresentedCredential.Missing::new);
    }

    @Override
    public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
        return ErrorDocument.of(problems);
    }

    @Override
    public ApiResponse decorate(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        ApiResponse decorated = SessionHeaders.on(request, caller, response);
        return caller.isPresent() && SessionHeaders.isSuccess(response)
                ? session(request)
                        .map(session -> SessionHeaders.withSession(
                                decorated, tokens.issue(session, time.now(), AccessToken.MAX_LIFETIME)))
                        .orElse(decorated)
                : decorated;
    }

    private Optional<ApiSession> session(ApiRequest request) {
        return TokenExtractor.of(request, reader)
                .map(token -> tokens.verify(token, time.now()))
                .flatMap(verdict -> verdict instanceof AccessToken.Verdict.Valid(ApiSession session)
                        ? Optional.of(session)
                        : Optional.empty());
    }

    private PresentedCredential presented(String token) {
        return switch (tokens.verify(token, time.now())) {
            case AccessToken.Verdict.Valid(ApiSession session) ->
                new PresentedCredential.Session(session.key(), session.caller(), ErrorDocument.INVALID);
            case AccessToken.Verdict.Expired _ -> new PresentedCredential.Invalid(ErrorDocument.EXPIRED);
            case AccessToken.Verdict.Invalid _ -> new PresentedCredential.Invalid(ErrorDocument.INVALID);
        };
    }

    private DialectRoute timedRoute(String path, Function<AuthenticatedRequest, Validated<ApiResponse>> handler) {
        return DialectRoute.authenticated("POST", path, call -> timed(call.request(), () -> handler.apply(call)));
    }

    private Validated<ApiResponse> timed(ApiRequest request, Supplier<Validated<ApiResponse>> handler) {
        Instant start = time.now();
        ApiResponse response = switch (handler.get()) {
            case Validated.Valid<ApiResponse>(ApiResponse valid) -> valid;
            case Validated.Invalid<ApiResponse>(List<ApiProblem> problems) -> renderProblems(request, problems);
        };
        double seconds = Duration.between(start, time.now()).toNanos() / NANOS_PER_SECOND;
        return Validated.valid(response.with(SessionHeaders.RUNTIME, String.format(Locale.ROOT, "%.6f", seconds)));
    }
}
