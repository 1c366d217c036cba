package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins may call only the endpoints whose originals document it: those of MissionHub and User.com. */
class PreflightTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String MISSIONHUB = "/apis/v4/";
    private static final String USERCOM = "/users";
    private final ApiStack stack = ApiStack.withLocalAccounts();

    static Stream<String> paths() {
        Stream<String> served =
                TenantMatrixTest.routes().stream().map(route -> route.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "42"));
        return Stream.concat(served, Stream.of("/apis/v4/none", "/api/public/users/none", "/v1/none", "/none"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void allowsOnlyDocumentedOrigins(String path) {
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:3000", "https://a b", "*")) {
            for (String method : METHODS) {
                TestResponse preflight = preflight(path, origin, method);
                assertAllowed(preflight, path, origin);
                assertAllowed(stack.send(method, path, null, Map.of("origin", origin)), path, origin);
                assertThat(preflight.status()).isIn(statuses(path, origin));
            }
        }
    }

    private TestResponse preflight(String path, String origin, String method) {
        return stack.send(
                "OPTIONS",
                path,
                null,
                Map.of("origin", origin, "access-control-request-method", method, "cookie", "a=b"));
    }

    private static boolean isEchoed(String path, String origin) {
        return path.contains(USERCOM) && origin.matches("https?://[a-z0-9.:]+");
    }

    private static Set<Integer> statuses(String path, String origin) {
        if (path.startsWith(MISSIONHUB)) {
            return Set.of(200);
        }
        // LeadSquared's API has no 405.
        return isEchoed(path, origin) ? Set.of(204) : Set.of(404, 405);
    }

    private static void assertAllowed(TestResponse response, String path, String origin) {
        assertThat(response.headers()).doesNotContainKey("Set-Cookie");
        if (path.startsWith(MISSIONHUB)) {
            // The documented wildcard: browsers send no credentials with it.
            assertThat(response.headers())
                    .containsEntry("Access-Control-Allow-Origin", "*")
                    .doesNotContainKey("Access-Control-Allow-Credentials");
        } else if (isEchoed(path, origin)) {
            assertThat(response.headers())
                    .containsEntry("Access-Control-Allow-Origin", origin)
                    .containsEntry("Access-Control-Allow-Credentials", "true");
        } else {
            assertThat(response.headers().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
        if (path.contains(USERCOM)) {
            assertThat(response.header("Vary")).contains("Origin");
        }
    }

    /** The request of the original's samples with jQuery and XMLHttpRequest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/users/mass_update_standard_attributes/",
                "/api/public/users/mass_update_custom_attributes/",
                "/users-by-id/mass_update_standard_attributes"
            })
    void servesSamplesOfUsercomInBrowser(String path) {
        String origin = "https://shop.example";
        TestResponse preflight = preflight(path, origin, "PUT");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        SentRequest update = SentRequest.json("PUT", path, "{\"ids\":[1],\"attribute\":\"country\",\"value\":\"USA\"}")
                .with("origin", origin);
        stack.time.meanwhile(stack::runWorkers);
        TestResponse done = TestCredential.DEMO.sign(update, stack).sendTo(stack);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.header("Vary")).contains("Authorization", "Origin");
        assertAllowed(done, path, origin);
        TestResponse invalid =
                TestCredential.DEMO.sign(update.withBody("{"), stack).sendTo(stack);
        assertThat(invalid.status()).isEqualTo(400);
        assertAllowed(invalid, path, origin);
        assertAllowed(update.withBody("x".repeat(6 * 1024 * 1024 + 1)).sendTo(stack), path, origin);
        assertAllowed(update.withAddress(path + "?%zz").sendTo(stack), path, origin);
    }

    @Test
    void answersEveryErrorOfMissionHubToPages() {
        TestResponse preflight = preflight("/apis/v4/bulk_people_changes", "https://app.example", "POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Idempotency-Key", "Prefer");
        SentRequest sent = SentRequest.json("POST", "/apis/v4/people", "{").with("origin", "https://app.example");
        for (SentRequest request : List.of(
                sent,
                sent.withAddress("/apis/v4/unknown"),
                sent.withAddress("/apis/v4/people?%zz"),
                sent.withBody("x".repeat(6 * 1024 * 1024 + 1)),
                sent.with("content-encoding", "br"),
                SentRequest.of("DELETE", "/apis/v4/people", null))) {
            TestResponse response = request.sendTo(stack);
            assertThat(response.status()).isBetween(400, 499);
            assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }
}
