package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** MissionHub's API v4 (contracts missionhub-bulk and missionhub-people). */
public final class MissionHubDialect implements Dialect {
    private static final String SESSIONS = "/apis/v4/sessions";
    private static final String BULK = "/apis/v4/bulk_people_changes";
    private static final String PEOPLE = "/apis/v4/people";
    private static final double NANOS = 1e9;

    private final AccessToken tokens;
    private final Time time;
    private final JsonReader reader;
    private final List<DialectRoute> routes;

    /**
     * MissionHub sessions signed with a key of their own.
     *
     * @param signingKey what the key of the sessions is derived from
     */
    public MissionHubDialect(Limits limits, Time time, String signingKey) {
        this.tokens = new AccessToken(signingKey);
        this.time = time;
        // People are named in one string with commas.
        this.reader = new JsonReader(JsonLimits.of(limits).withText(limits.bodyBytes()));
        OpenSession openSession = new OpenSession(time, tokens, reader);
        BulkChange bulkChange = new BulkChange(limits, reader);
        CreatePerson createPerson = new CreatePerson(limits, reader);
        this.routes = Stream.concat(
                        Stream.of(
                                DialectRoute.publicRoute(
                                        "POST",
                                        SESSIONS,
                                        call -> timed(call.request(), () -> openSession.answer(call))),
                                guarded(BULK, bulkChange::answer),
                                guarded(PEOPLE, createPerson::answer)),
                        Stream.of(SESSIONS, BULK, PEOPLE)
                                .map(path -> DialectRoute.publicRoute(
                                        "OPTIONS", path, _ -> Validated.valid(SessionHeaders.preflight()))))
                .toList();
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
    public ApiResponse renderProblems(ApiRequest request, List<Problem> problems) {
        return ErrorDocument.of(problems);
    }

    @Override
    public ApiResponse decorate(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        ApiResponse answer = SessionHeaders.on(response);
        return caller.isPresent() && SessionHeaders.isSuccess(response)
                ? session(request)
                        .map(session -> SessionHeaders.withSession(
                                answer, tokens.issue(session, time.now(), AccessToken.LONGEST)))
                        .orElse(answer)
                : answer;
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

    private DialectRoute guarded(String path, Function<AuthenticatedRequest, Validated<ApiResponse>> act) {
        return DialectRoute.authenticated("POST", path, call -> timed(call.request(), () -> act.apply(call)));
    }

    private Validated<ApiResponse> timed(ApiRequest request, Supplier<Validated<ApiResponse>> act) {
        Instant begin = time.now();
        ApiResponse response = switch (act.get()) {
            case Validated.Valid<ApiResponse>(ApiResponse good) -> good;
            case Validated.Invalid<ApiResponse>(List<Problem> problems) -> renderProblems(request, problems);
        };
        double seconds = Duration.between(begin, time.now()).toNanos() / NANOS;
        return Validated.valid(response.with(SessionHeaders.RUNTIME, String.format(Locale.ROOT, "%.6f", seconds)));
    }
}
