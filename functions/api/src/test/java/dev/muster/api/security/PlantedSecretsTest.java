package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Grant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Secrets that stand out, sent wherever somebody might send one, on requests that go well and on those that fail in
 * every way; then all log lines, metrics, answers and stored things are searched for them.
 */
class PlantedSecretsTest {
    private static final String MUSTER = "planted-muster-q8w7e6";
    private static final String HUDDLE = "planted-huddle-r5t4y3";
    private static final String ACCESS = "planted-access-u2i1o0";
    private static final String SECRET = "planted-secret-p9a8s7";
    private static final String USERCOM = "planted-usercom-" + "d6f5g4h3".repeat(6);
    private static final String STRANGE = "planted-strange-j2k1l0";
    private static final String SIGNING = "a signing key";

    private ApiStack walk = ApiStack.local();
    private PlantedEdgeBug bug = PlantedEdgeBug.NONE;
    private final List<TestResponse> answers = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of(MUSTER, HUDDLE, ACCESS, SECRET, USERCOM, STRANGE));

    private void plant() {
        walk.time.meanwhile(walk::work);
        Caller caller = new Caller(ApiStack.DEMO, "1");
        Map.of(
                        CredentialType.MUSTER, MUSTER,
                        CredentialType.HUDDLE, HUDDLE,
                        CredentialType.LEADSQUARED, ACCESS + ":" + SECRET,
                        CredentialType.USERCOM, USERCOM)
                .forEach((scheme, secret) ->
                        walk.ports.access().putGrant(Credential.of(scheme, secret), new Grant(caller, 1_000_000)));
        walk.store(ApiStack.DEMO, List.of("999"), Set.of("3", "42"), Map.of("first_name", "stored-name"));
    }

    static void areNowhere(PlantedEdgeBug bug) {
        PlantedSecretsTest test = new PlantedSecretsTest();
        test.bug = bug;
        test.lookEverywhere();
    }

    /** The same over other stores, with all that lies in them. */
    static void areNowhere(ApiStack walk, Supplier<List<String>> stored) {
        PlantedSecretsTest test = new PlantedSecretsTest();
        test.walk = walk;
        test.sendThem();
        test.areNotIn(stored.get());
    }

    @Test
    void areNowhere() {
        lookEverywhere();
    }

    private void lookEverywhere() {
        sendThem();
        walk.people.breakDown();
        requests().forEach(this::send);

        assertThat(answers).extracting(TestResponse::status).contains(202, 500);
        areNotIn(StoreContents.texts(walk.ports));
    }

    private void sendThem() {
        plant();
        session();
        requests().forEach(this::send);
        walk.work();
    }

    private void areNotIn(List<String> stored) {
        assertThat(answers).extracting(TestResponse::status).contains(200, 201, 204, 400, 401, 404, 405, 415, 422);
        assertThat(stored)
                .anyMatch(text -> text.contains("stored-name"))
                .anyMatch(text -> text.contains(
                        Credential.of(CredentialType.MUSTER, MUSTER).hash()));
        assertThat(walk.log).hasSizeGreaterThanOrEqualTo(answers.size());
        spellings().forEach(secret -> {
            assertThat(walk.log).noneMatch(line -> line.contains(secret));
            assertThat(stored).noneMatch(text -> text.contains(secret));
            assertThat(answers).noneMatch(answer -> told(answer).contains(secret));
        });
        assertThat(walk.log).noneMatch(line -> line.contains(SIGNING));
        answers.forEach(answer -> InternalDetails.assertNone(answer, ""));
    }

    /** As they are, and as they travel. */
    private Stream<String> spellings() {
        return secrets.stream()
                .flatMap(secret -> Stream.of(
                        secret,
                        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                        new StringBuilder(secret).reverse().toString()));
    }

    private void session() {
        TestResponse session = SentRequest.json(
                        "POST", "/apis/v4/sessions", "{\"api_key\":\"" + MUSTER + "\",\"expires_in\":86400}")
                .to(walk);
        assertThat(session.status()).isEqualTo(200);
        secrets.add(session.at("/token"));
    }

    private void send(SentRequest sent) {
        walk.time.pass(Duration.ofSeconds(1));
        TestResponse answer = bug.send(sent, walk);
        answers.add(answer);
        // Sessions are handed out by contract: what is handed out is a secret of ours from then on.
        String token = answer.header("X-MH-Session");
        if (token != null) {
            secrets.add(token);
        }
    }

    private static String told(TestResponse answer) {
        boolean isSession = String.valueOf(answer.body()).startsWith("{\"token\":");
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.remove("X-MH-Session");
        return headers + (isSession ? "" : answer.body());
    }

    private Stream<SentRequest> requests() {
        Stream<SentRequest> doors = Stream.of(
                        ApiEndpoints.json(),
                        ApiEndpoints.rows(),
                        Stream.of(ApiEndpoints.xml()),
                        Stream.of(
                                SentRequest.of("GET", "/v1/people?filter=city%20pr", null),
                                SentRequest.of("GET", "/v1/jobs", null),
                                SentRequest.of("GET", "/people/companies/42", null),
                                SentRequest.of("GET", "/v2/TeamManagement.svc/Retrieve", null)))
                .flatMap(all -> all);
        return doors.flatMap(this::ways);
    }

    private Stream<SentRequest> ways(SentRequest door) {
        SentRequest good = signed(door, false);
        SentRequest strange = signed(door, true);
        Stream<SentRequest> all = Stream.of(
                good,
                good.with("idempotency-key", "k" + door.hashCode()),
                good.with("idempotency-key", STRANGE + " with a blank"),
                strange,
                // In the wrong place, in the wrong form, and once too often.
                good.asking("password=" + STRANGE + "&access_token=" + STRANGE),
                door.asking("accessKey=" + STRANGE + "&secretKey=" + SECRET),
                door.with("authorization", STRANGE),
                door.with(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(STRANGE.getBytes(StandardCharsets.UTF_8))),
                door.with("authorization", "Bearer " + MUSTER + " " + HUDDLE),
                door.with("authorization", "Token " + USERCOM + "0"),
                good.with("cookie", "session=" + STRANGE)
                        .with("x-api-key", STRANGE)
                        .with("x-amz-security-token", STRANGE),
                good.with("accept", STRANGE).with("prefer", "wait=" + STRANGE).with("if-none-match", STRANGE),
                good.with("content-type", STRANGE),
                good.with("x-request-id", STRANGE + " <>").with("traceparent", STRANGE),
                good.at("/" + STRANGE + door.address()),
                good.at(door.address().split("\\?", 2)[0] + "/" + STRANGE),
                new SentRequest("DELETE", good.address(), good.headers(), null));
        return door.body() == null ? all : Stream.concat(all, spoiled(good));
    }

    private static Stream<SentRequest> spoiled(SentRequest good) {
        String member = "\"api_key\":\"" + STRANGE + "\",\"access_token\":\"" + STRANGE + "\",";
        return Stream.of(
                good.saying(good.body().replaceFirst("\\{", "{" + member)),
                good.saying(good.body().replaceFirst("\\{", "{\"x\":{" + member + "\"y\":")),
                good.saying(STRANGE),
                good.saying("{" + STRANGE),
                good.saying("\"" + STRANGE + "\""),
                good.saying("<" + STRANGE + "/>"),
                good.saying("<!DOCTYPE x [<!ENTITY e \"" + STRANGE + "\">]><x/>"));
    }

    private SentRequest signed(SentRequest door, boolean wrong) {
        String path = door.address();
        String end = wrong ? "x" : "";
        if (path.startsWith("/v2/")) {
            return door.asking("accessKey=" + ACCESS + "&secretKey=" + SECRET + end);
        }
        if (path.startsWith("/apis/v4/sessions")) {
            return door.saying("{\"api_key\":\"" + MUSTER + end + "\"}");
        }
        return door.with(
                "authorization",
                path.startsWith("/people/")
                        ? "OAuth2 " + HUDDLE + end
                        : path.startsWith("/apis/")
                                ? "Bearer " + secrets.get(6) + end
                                : path.contains("/users")
                                        ? "Token " + USERCOM.substring(end.length()) + end
                                        : "Bearer " + MUSTER + end);
    }
}
