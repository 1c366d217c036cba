package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
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
 * Sends recognizable secrets in every part of successful and failing requests, and searches every log line, metric,
 * response and stored item for them.
 */
class PlantedSecretsTest {
    private static final String MUSTER = "planted-muster-q8w7e6";
    private static final String HUDDLE = "planted-huddle-r5t4y3";
    private static final String ACCESS = "planted-access-u2i1o0";
    private static final String SECRET = "planted-secret-p9a8s7";
    private static final String USERCOM = "planted-usercom-" + "d6f5g4h3".repeat(6);
    private static final String UNKNOWN = "planted-strange-j2k1l0";
    private static final String SIGNING = "a signing key";

    private ApiStack stack = ApiStack.withLocalAccounts();
    private PlantedEdgeBug bug = PlantedEdgeBug.NONE;
    private final List<TestResponse> responses = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of(MUSTER, HUDDLE, ACCESS, SECRET, USERCOM, UNKNOWN));

    private void grantSecrets() {
        stack.time.meanwhile(stack::runWorkers);
        Caller caller = new Caller(ApiStack.DEMO, "1");
        Map.of(
                        "muster", MUSTER,
                        "huddle", HUDDLE,
                        "leadsquared", ACCESS + ":" + SECRET,
                        "usercom", USERCOM)
                .forEach((scheme, secret) -> stack.ports
                        .access()
                        .putGrant(Credential.of(scheme, secret), new Grant(caller, 1_000_000, ApiStack.ISSUED)));
        stack.store(ApiStack.DEMO, List.of("999"), Set.of("3", "42"), Map.of("first_name", "stored-name"));
    }

    static void leaksNoPlantedSecret(PlantedEdgeBug bug) {
        PlantedSecretsTest test = new PlantedSecretsTest();
        test.bug = bug;
        test.searchEverywhere();
    }

    /** Runs the test on a stack over other stores, whose content the supplier reads. */
    static void leaksNoPlantedSecret(ApiStack stack, Supplier<List<String>> stored) {
        PlantedSecretsTest test = new PlantedSecretsTest();
        test.stack = stack;
        test.sendSecrets();
        test.assertLeakedNowhere(stored.get());
    }

    @Test
    void leaksNoPlantedSecret() {
        searchEverywhere();
    }

    private void searchEverywhere() {
        sendSecrets();
        stack.people.failEveryCall();
        requests().forEach(this::send);

        assertThat(responses).extracting(TestResponse::status).contains(202, 500);
        assertLeakedNowhere(StoreContents.texts(stack.ports));
    }

    private void sendSecrets() {
        grantSecrets();
        openSession();
        requests().forEach(this::send);
        stack.runWorkers();
    }

    private void assertLeakedNowhere(List<String> stored) {
        assertThat(responses).extracting(TestResponse::status).contains(200, 201, 204, 400, 401, 404, 405, 415, 422);
        assertThat(stored)
                .anyMatch(text -> text.contains("stored-name"))
                .anyMatch(text -> text.contains(Credential.of("muster", MUSTER).hash()));
        assertThat(stack.log).hasSizeGreaterThanOrEqualTo(responses.size());
        spellings().forEach(secret -> {
            assertThat(stack.log).noneMatch(line -> line.contains(secret));
            assertThat(stored).noneMatch(text -> text.contains(secret));
            assertThat(responses).noneMatch(response -> visibleText(response).contains(secret));
        });
        assertThat(stack.log).noneMatch(line -> line.contains(SIGNING));
        responses.forEach(response -> InternalDetails.assertNone(response, ""));
    }

    /** Returns each secret as text, in base64 and reversed. */
    private Stream<String> spellings() {
        return secrets.stream()
                .flatMap(secret -> Stream.of(
                        secret,
                        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                        new StringBuilder(secret).reverse().toString()));
    }

    private void openSession() {
        TestResponse session = SentRequest.json(
                        "POST", "/apis/v4/sessions", "{\"api_key\":\"" + MUSTER + "\",\"expires_in\":86400}")
                .sendTo(stack);
        assertThat(session.status()).isEqualTo(200);
        secrets.add(session.at("/token"));
    }

    private void send(SentRequest sent) {
        stack.time.pass(Duration.ofSeconds(1));
        TestResponse response = bug.send(sent, stack);
        responses.add(response);
        // Each response contains a new session token, which is a secret in the requests that follow.
        String token = response.header("X-MH-Session");
        if (token != null) {
            secrets.add(token);
        }
    }

    private static String visibleText(TestResponse response) {
        boolean isSession = String.valueOf(response.body()).startsWith("{\"token\":");
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.remove("X-MH-Session");
        return headers + (isSession ? "" : response.body());
    }

    private Stream<SentRequest> requests() {
        Stream<SentRequest> endpoints = Stream.of(
                        ApiEndpoints.json(),
                        Stream.of(ApiEndpoints.xml()),
                        Stream.of(
                                SentRequest.of("GET", "/v1/people?filter=city%20pr", null),
                                SentRequest.of("GET", "/v1/jobs", null),
                                SentRequest.of("GET", "/people/companies/42", null),
                                SentRequest.of("GET", "/v2/TeamManagement.svc/Retrieve", null)))
                .flatMap(all -> all);
        return Stream.concat(
                endpoints.flatMap(this::variants), ApiEndpoints.files().flatMap(this::variantsOutsideBody));
    }

    private Stream<SentRequest> variants(SentRequest endpoint) {
        Stream<SentRequest> all = variantsOutsideBody(endpoint);
        return endpoint.body() == null ? all : Stream.concat(all, withSecretInBody(signed(endpoint, false)));
    }

    /** Variants of the content of a file would prove nothing: its job keeps it for the results of its rows. */
    private Stream<SentRequest> variantsOutsideBody(SentRequest endpoint) {
        SentRequest valid = signed(endpoint, false);
        SentRequest unknown = signed(endpoint, true);
        return Stream.of(
                valid,
                valid.with("idempotency-key", "k" + endpoint.hashCode()),
                valid.with("idempotency-key", UNKNOWN + " with a blank"),
                unknown,
                // In the wrong place, in the wrong form, and twice.
                valid.withQuery("password=" + UNKNOWN + "&access_token=" + UNKNOWN),
                endpoint.withQuery("accessKey=" + UNKNOWN + "&secretKey=" + SECRET),
                endpoint.with("authorization", UNKNOWN),
                endpoint.with(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(UNKNOWN.getBytes(StandardCharsets.UTF_8))),
                endpoint.with("authorization", "Bearer " + MUSTER + " " + HUDDLE),
                endpoint.with("authorization", "Token " + USERCOM + "0"),
                valid.with("cookie", "session=" + UNKNOWN)
                        .with("x-api-key", UNKNOWN)
                        .with("x-amz-security-token", UNKNOWN),
                valid.with("accept", UNKNOWN).with("prefer", "wait=" + UNKNOWN).with("if-none-match", UNKNOWN),
                valid.with("content-type", UNKNOWN),
                valid.with("x-request-id", UNKNOWN + " <>").with("traceparent", UNKNOWN),
                valid.withAddress("/" + UNKNOWN + endpoint.address()),
                valid.withAddress(endpoint.address().split("\\?", 2)[0] + "/" + UNKNOWN),
                new SentRequest("DELETE", valid.address(), valid.headers(), null));
    }

    private static Stream<SentRequest> withSecretInBody(SentRequest valid) {
        String member = "\"api_key\":\"" + UNKNOWN + "\",\"access_token\":\"" + UNKNOWN + "\",";
        return Stream.of(
                valid.withBody(valid.body().replaceFirst("\\{", "{" + member)),
                valid.withBody(valid.body().replaceFirst("\\{", "{\"x\":{" + member + "\"y\":")),
                valid.withBody(UNKNOWN),
                valid.withBody("{" + UNKNOWN),
                valid.withBody("\"" + UNKNOWN + "\""),
                valid.withBody("<" + UNKNOWN + "/>"),
                valid.withBody("<!DOCTYPE x [<!ENTITY e \"" + UNKNOWN + "\">]><x/>"));
    }

    private SentRequest signed(SentRequest endpoint, boolean wrong) {
        String path = endpoint.address();
        String end = wrong ? "x" : "";
        if (path.startsWith("/v2/")) {
            return endpoint.withQuery("accessKey=" + ACCESS + "&secretKey=" + SECRET + end);
        }
        if (path.startsWith("/apis/v4/sessions")) {
            return endpoint.withBody("{\"api_key\":\"" + MUSTER + end + "\"}");
        }
        return endpoint.with(
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
