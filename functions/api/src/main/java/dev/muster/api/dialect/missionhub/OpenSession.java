package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.access.Access;
import dev.muster.core.access.CallWindow;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Scheme;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code POST /apis/v4/sessions}: an access token for one of our API keys. Each counts as a call of the key. */
final class OpenSession {
    static final String UNKNOWN_KEY = "Unknown api_key";

    private static final long USUAL_LIFE = 180;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Access access;
    private final Time time;
    private final AccessToken tokens;
    private final JsonReader reader;

    OpenSession(Access access, Time time, AccessToken tokens, JsonReader reader) {
        this.access = access;
        this.time = time;
        this.tokens = tokens;
        this.reader = reader;
    }

    private record Asked(String apiKey, Duration life) {}

    Checked<Response> answer(Request request) {
        return RequestDocument.read(request, reader).then(OpenSession::read).then(this::open);
    }

    private static Checked<Asked> read(Json json) {
        Findings findings = new Findings();
        Optional<Members> members = Members.of(json, JsonPointer.ROOT, findings);
        Optional<String> key = members.flatMap(all -> all.string("api_key"));
        long life = members.filter(all -> all.has("expires_in"))
                .map(all -> all.whole("expires_in").orElse(USUAL_LIFE))
                .orElse(USUAL_LIFE);
        if (members.isPresent() && !members.get().has("api_key")) {
            findings.invalid("/api_key", "is missing");
        }
        if (life < 1 || life > AccessToken.LONGEST.toSeconds()) {
            findings.invalid("/expires_in", "must be a number of seconds from 1 to " + AccessToken.LONGEST.toSeconds());
        }
        members.ifPresent(Members::refuseOthers);
        return findings.unlessAny(() -> new Asked(key.orElseThrow(), Duration.ofSeconds(life)));
    }

    private Checked<Response> open(Asked asked) {
        Credential credential = Credential.of(Scheme.MUSTER, asked.apiKey());
        Optional<Grant> grant = access.grant(credential);
        if (grant.isEmpty()) {
            return Checked.refused(Problem.Kind.UNAUTHENTICATED, UNKNOWN_KEY);
        }
        return switch (access.admit(credential, grant.get().calls(), time.now(), Deadline.in(time, PATIENCE))) {
            case CallWindow.Refused(Duration retryAfter) -> Checked.good(throttled(grant.get(), retryAfter));
            case CallWindow.Admitted admitted ->
                Checked.good(answer(new Session(grant.get().caller(), credential), asked));
        };
    }

    private static Response throttled(Grant grant, Duration retryAfter) {
        Problem problem =
                new Problem(Problem.Kind.RATE_LIMITED, "more than %d calls in five seconds".formatted(grant.calls()));
        return ErrorDocument.of(List.of(problem))
                .with("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }

    private Response answer(Session session, Asked asked) {
        String token = tokens.issue(session, time.now(), asked.life());
        return Response.of(200, RequestDocument.MEDIA_TYPE, JsonWriter.write(Json.object(Json.member("token", token))))
                .with("Cache-Control", "no-store");
    }
}
