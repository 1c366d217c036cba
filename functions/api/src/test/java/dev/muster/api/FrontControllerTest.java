package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontControllerTest {
    private final ApiStack stack = new ApiStack();

    @Test
    void servesHealthWithoutCredential() {
        TestResponse response = stack.get("/health", "Authorization", "");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(stack.get("/health/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer unknown",
                "Bearer LOCAL-MUSTER-KEY",
                "Basic local-muster-key",
                "local-muster-key",
                "Bearer local-muster-key x",
                "Bearer local-muster-k\u00e9y",
            })
    void rejectsUnknownKeys(String authorization) {
        TestResponse response = stack.get("/v1/jobs", "Authorization", authorization);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.at("/code")).isEqualTo("unauthenticated");
    }

    @Test
    void respondsAlikeToMissingAndWrongKey() {
        assertThat(stack.get("/v1/jobs", "Authorization", "").body())
                .isEqualTo(
                        stack.get("/v1/jobs", "Authorization", "Bearer unknown").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer local-muster-key", "bearer local-muster-key", "BEARER  local-muster-key"})
    void acceptsSchemeInAnyCase(String authorization) {
        assertThat(stack.get("/v1/jobs", "authorization", authorization).status())
                .isEqualTo(200);
    }

    @Test
    void rejectsOverlongKeys() {
        assertThat(stack.get("/v1/jobs", "Authorization", "Bearer " + "x".repeat(513))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void respondsWith404ForUnknownPath() {
        TestResponse response = stack.get("/v1/nothing");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.at("/type")).isEqualTo("/docs/problems#not_found");
        assertThat(response.at("/request_id")).isEqualTo("request-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /v1/jobs | GET, HEAD, POST",
                "POST | /v1/jobs/x | GET, HEAD",
                "POST | /v1/people/import/ | DELETE, GET, HEAD, PATCH"
            })
    void listsAllowedMethods(String method, String path, String allowed) {
        TestResponse response = stack.send(method, path, null);
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo(allowed);
        assertThat(response.at("/code")).isEqualTo("method_not_allowed");
    }

    @Test
    void servesTrailingSlashWithoutRedirect() {
        assertThat(stack.get("/v1/jobs/").status()).isEqualTo(200);
    }

    @Test
    void checksBodySizeFirst() {
        int limit = 6 * 1024 * 1024;
        TestResponse response = stack.send("POST", "/v1/jobs", "x".repeat(limit + 1), "Authorization", "");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail")).contains(Integer.toString(limit + 1), Integer.toString(limit));
    }

    @Test
    void echoesRequestId() {
        assertThat(stack.get("/health", "X-Request-Id", "abc-123").header("X-Request-Id"))
                .isEqualTo("abc-123");
        assertThat(stack.get("/health", "X-Request-Id", "a\r\nSet-Cookie: x").header("X-Request-Id"))
                .isEqualTo("request-1");
        assertThat(stack.get("/health", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .isEqualTo("request-1");
        assertThat(stack.get("/nothing", "X-Request-Id", "abc-123").at("/request_id"))
                .isEqualTo("abc-123");
    }

    @Test
    void echoesValidTraceParent() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(stack.get("/health", "traceparent", trace).header("traceparent"))
                .isEqualTo(trace);
        assertThat(stack.get("/health", "traceparent", "00-xyz").headers()).doesNotContainKey("traceparent");
        assertThat(stack.get("/health", "traceparent", trace.replaceAll("[0-9a-f]", "0"))
                        .headers())
                .doesNotContainKey("traceparent");
    }

    @Test
    void sendsSecurityHeaders() {
        assertThat(stack.get("/v1/jobs").headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Vary", "Authorization, Accept")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void readsBase64Bodies() {
        String job = "{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Kyōto\"}]}";
        TestResponse response =
                stack.send(base64(Base64.getEncoder().encodeToString(job.getBytes(StandardCharsets.UTF_8))));
        assertThat(response.status()).isEqualTo(202);
        assertThat(stack.send(base64("***")).status()).isEqualTo(400);
        assertThat(stack.send(base64("/v8=")).status()).isEqualTo(400);
    }

    private static APIGatewayV2HTTPEvent base64(String body) {
        Map<String, String> headers =
                Map.of("authorization", "Bearer local-muster-key", "content-type", "application/json");
        return TestGatewayEvent.base64("POST", "/v1/jobs", headers, body);
    }

    @Test
    void logsOneLinePerRequestWithoutSecrets() {
        Set<String> secrets = Set.of("secret-in-query", "secret-in-header", "secret-in-body", "local-muster-key");
        stack.post("/v1/jobs?x=secret-in-query", "secret-in-body", "X-Other", "secret-in-header");
        assertThat(stack.log).singleElement().satisfies(line -> {
            assertThat(line).endsWith("}\n").doesNotContain(secrets);
            assertThat(TestResponse.at(line, "/method")).isEqualTo("POST");
            assertThat(TestResponse.at(line, "/route")).isEqualTo("/v1/jobs");
            assertThat(TestResponse.at(line, "/status")).isEqualTo("422");
            assertThat(TestResponse.at(line, "/tenant")).isEqualTo("demo");
            assertThat(TestResponse.at(line, "/request_id")).isEqualTo("request-1");
        });
    }

    @Test
    void hidesInternalsWhenRequestFails() {
        stack.people.failEveryCall();
        TestResponse response = stack.get("/v1/people/7");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.at("/code")).isEqualTo("internal");
        assertThat(response.body()).doesNotContain("Exception", "dev.muster", "fails every call");
        assertThat(stack.log).hasSize(2);
        assertThat(stack.log.getFirst())
                .contains("\"event\":\"exception\"", "IllegalStateException", "fails every call");
    }
}
