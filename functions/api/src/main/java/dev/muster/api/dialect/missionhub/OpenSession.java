package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.ApiKeys;
import dev.muster.api.dialect.PublicRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.flow.access.AdmitCaller.Admission;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /apis/v4/sessions}: issues an access token for an API key. Each request counts against the key's rate
 * limit.
 */
final class OpenSession {
    static final String UNKNOWN_KEY = "Unknown api_key";

    private static final long DEFAULT_LIFETIME_SECONDS = 180;

    private final Time time;
    private final AccessToken tokens;
    private final JsonReader reader;

    OpenSession(Time time, AccessToken tokens, JsonReader reader) {
        this.time = time;
        this.tokens = tokens;
        this.reader = reader;
    }

    private record SessionRequest(String apiKey, Duration lifetime) {}

    Validated<ApiResponse> respond(PublicRequest call) {
        return RequestDocument.read(call.request(), reader)
                .flatMap(OpenSession::read)
                .flatMap(sessionRequest -> open(call, sessionRequest));
    }

    private static Validated<SessionRequest> read(JsonValue json) {
        ProblemCollector problems = new ProblemCollector();
        Optional<JsonObjectReader> members = JsonObjectReader.of(json, JsonPointer.ROOT, problems);
        Optional<String> key = members.flatMap(all -> all.string("api_key"));
        long lifetime = members.filter(all -> all.has("expires_in"))
                .map(all -> all.nonNegativeInteger("expires_in").orElse(DEFAULT_LIFETIME_SECONDS))
                .orElse(DEFAULT_LIFETIME_SECONDS);
        if (members.isPresent() && !members.get().has("api_key")) {
            problems.invalid("/api_key", "is missing");
        }
        if (lifetime < 1 || lifetime > AccessToken.MAX_LIFETIME.toSeconds()) {
            problems.invalid(
                    "/expires_in", "must be a number of seconds from 1 to " + AccessToken.MAX_LIFETIME.toSeconds());
        }
        members.ifPresent(IgnoredMembers::rejectOthers);
        return problems.validate(() -> new SessionRequest(key.orElseThrow(), Duration.ofSeconds(lifetime)));
    }

    private Validated<ApiResponse> open(PublicRequest call, SessionRequest sessionRequest) {
        Credential credential = ApiKeys.TYPE.credential(sessionRequest.apiKey());
        return switch (call.engine().admitCaller().admit(credential)) {
            case Admission.Unknown _ -> Validated.invalid(ApiProblem.Kind.UNAUTHENTICATED, UNKNOWN_KEY);
            case Admission.Throttled(Grant grant, Duration retryAfter) -> Validated.valid(throttled(grant, retryAfter));
            case Admission.Admitted(var opened, var _) ->
                Validated.valid(tokenResponse(new ApiSession(opened.grant().caller(), credential), sessionRequest));
        };
    }

    private static ApiResponse throttled(Grant grant, Duration retryAfter) {
        ApiProblem problem = new ApiProblem(
                ApiProblem.Kind.RATE_LIMITED, "more than %d calls in five seconds".formatted(grant.calls()));
        return ErrorDocument.of(List.of(problem))
                .with("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }

    private ApiResponse tokenResponse(ApiSession session, SessionRequest sessionRequest) {
        String token = tokens.issue(session, time.now(), sessionRequest.lifetime());
        return ApiResponse.of(
                        200,
                        RequestDocument.MEDIA_TYPE,
                        JsonWriter.write(JsonValue.object(JsonValue.member("token", token))))
                .with("Cache-Control", "no-store");
    }
}
