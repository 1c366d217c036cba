package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Presented;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Caller;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final List<Route> routes;

    /**
     * Over any ports.
     *
     * @param signingKey what the key of the sessions is derived from
     */
    public MissionHubDialect(Ports ports, Limits limits, String signingKey) {
        this.tokens = new AccessToken(signingKey);
        this.time = ports.time();
        // People are named in one string with commas.
        this.reader = new JsonReader(JsonLimits.of(limits).withText(limits.bodyBytes()));
        OpenSession openSession = new OpenSession(ports.access(), time, tokens, reader);
        BulkChange bulkChange = new BulkChange(ports, limits, reader);
        CreatePerson createPerson = new CreatePerson(ports, limits, reader);
        this.routes = Stream.concat(
                        Stream.of(
                                Route.open(
                                        "POST", SESSIONS, request -> timed(request, () -> openSession.answer(request))),
                                guarded(BULK, bulkChange::answer),
                                guarded(PEOPLE, createPerson::answer)),
                        Stream.of(SESSIONS, BULK, PEOPLE)
                                .map(path -> Route.open(
                                        "OPTIONS", path, request -> Checked.good(AnswerHeaders.preflight()))))
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Presented present(Request request) {
        return SentToken.of(request, reader).map(this::presented).orElseGet(Presented.Absent::new);
    }

    @Override
    public Response refuse(Request request, List<Problem> problems) {
        return ErrorDocument.of(problems);
    }

    @Override
    public Response dress(Request request, Optional<Caller> caller, Response response) {
        Response answer = AnswerHeaders.on(response);
        return caller.isPresent() && AnswerHeaders.isSuccess(response)
                ? session(request)
                        .map(session -> AnswerHeaders.withSession(
                                answer, tokens.issue(session, time.now(), AccessToken.LONGEST)))
                        .orElse(answer)
                : answer;
    }

    private Optional<Session> session(Request request) {
        return SentToken.of(request, reader)
                .map(token -> tokens.verify(token, time.now()))
                .flatMap(verdict -> verdict instanceof AccessToken.Verdict.Valid(Session session)
                        ? Optional.of(session)
                        : Optional.empty());
    }

    private Presented presented(String token) {
        return switch (tokens.verify(token, time.now())) {
            case AccessToken.Verdict.Valid(Session session) ->
                new Presented.Session(session.key(), session.caller(), ErrorDocument.INVALID);
            case AccessToken.Verdict.Expired expired -> new Presented.Bad(ErrorDocument.EXPIRED);
            case AccessToken.Verdict.Invalid invalid -> new Presented.Bad(ErrorDocument.INVALID);
        };
    }

    private Route guarded(String path, Function<Call, Checked<Response>> act) {
        return Route.guarded("POST", path, call -> timed(call.request(), () -> act.apply(call)));
    }

    private Checked<Response> timed(Request request, Supplier<Checked<Response>> act) {
        Instant begin = time.now();
        Response response = switch (act.get()) {
            case Checked.Good<Response>(Response good) -> good;
            case Checked.Refused<Response>(List<Problem> problems) -> refuse(request, problems);
        };
        double seconds = Duration.between(begin, time.now()).toNanos() / NANOS;
        return Checked.good(response.with(AnswerHeaders.RUNTIME, String.format(Locale.ROOT, "%.6f", seconds)));
    }
}
