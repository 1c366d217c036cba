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
    private final ApiStack walk = new ApiStack();

    @Test
    void isHealthyWithoutCredential() {
        TestResponse answer = walk.get("/health", "Authorization", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(walk.get("/health/").status()).isEqualTo(200);
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
    void wantsAKeyThatIsKnown(String authorization) {
        TestResponse answer = walk.get("/v1/jobs", "Authorization", authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.at("/code")).isEqualTo("unauthenticated");
    }

    @Test
    void saysTheSameOfNoKeyAndOfAWrongOne() {
        assertThat(walk.get("/v1/jobs", "Authorization", "").body())
                .isEqualTo(
                        walk.get("/v1/jobs", "Authorization", "Bearer unknown").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer local-muster-key", "bearer local-muster-key", "BEARER  local-muster-key"})
    void takesTheSchemeInAnyCase(String authorization) {
        assertThat(walk.get("/v1/jobs", "authorization", authorization).status())
                .isEqualTo(200);
    }

    @Test
    void refusesKeysThatAreTooLong() {
        assertThat(walk.get("/v1/jobs", "Authorization", "Bearer " + "x".repeat(513))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void knowsNoOtherPath() {
        TestResponse answer = walk.get("/v1/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/type")).isEqualTo("/problems/not_found");
        assertThat(answer.at("/request_id")).isEqualTo("request-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /v1/jobs | GET, POST",
                "POST | /v1/jobs/x | GET",
                "PUT | /v1/people/import/ | GET, PATCH, POST"
            })
    void saysWhichMethodsThereAre(String method, String path, String allowed) {
        TestResponse answer = walk.send(method, path, null);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.at("/code")).isEqualTo("method_not_allowed");
    }

    @Test
    void neverRedirects() {
        assertThat(walk.get("/v1/jobs/").status()).isEqualTo(200);
    }

    @Test
    void weighsTheBodyBeforeAnythingElse() {
        int limit = 6 * 1024 * 1024;
        TestResponse answer = walk.send("POST", "/v1/jobs", "x".repeat(limit + 1), "Authorization", "");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/detail")).contains(Integer.toString(limit + 1), Integer.toString(limit));
    }

    @Test
    void echoesTheRequestId() {
        assertThat(walk.get("/health", "X-Request-Id", "abc-123").header("X-Request-Id"))
                .isEqualTo("abc-123");
        assertThat(walk.get("/health", "X-Request-Id", "a\r\nSet-Cookie: x").header("X-Request-Id"))
                .isEqualTo("request-1");
        assertThat(walk.get("/health", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .isEqualTo("request-1");
        assertThat(walk.get("/nothing", "X-Request-Id", "abc-123").at("/request_id"))
                .isEqualTo("abc-123");
    }

    @Test
    void echoesAWellFormedTraceParent() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(walk.get("/health", "traceparent", trace).header("traceparent"))
                .isEqualTo(trace);
        assertThat(walk.get("/health", "traceparent", "00-xyz").headers()).doesNotContainKey("traceparent");
        assertThat(walk.get("/health", "traceparent", trace.replaceAll("[0-9a-f]", "0"))
                        .headers())
                .doesNotContainKey("traceparent");
    }

    @Test
    void guardsItsAnswers() {
        assertThat(walk.get("/v1/jobs").headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void readsBodiesInBase64() {
        String job = "{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Kyōto\"}]}";
        TestResponse answer =
                walk.send(base64(Base64.getEncoder().encodeToString(job.getBytes(StandardCharsets.UTF_8))));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(walk.send(base64("***")).status()).isEqualTo(400);
        assertThat(walk.send(base64("/v8=")).status()).isEqualTo(400);
    }

    private static APIGatewayV2HTTPEvent base64(String body) {
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath("/v1/jobs")
                .withHeaders(Map.of("authorization", "Bearer local-muster-key", "content-type", "application/json"))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod("POST")
                                .build())
                        .build())
                .withBody(body)
                .withIsBase64Encoded(true)
                .build();
    }

    @Test
    void logsALineARequestWithoutSecrets() {
        Set<String> secrets = Set.of("secret-in-query", "secret-in-header", "secret-in-body", "local-muster-key");
        walk.post("/v1/jobs?x=secret-in-query", "secret-in-body", "X-Other", "secret-in-header");
        assertThat(walk.log).singleElement().satisfies(line -> {
            assertThat(line).endsWith("}\n").doesNotContain(secrets);
            assertThat(TestResponse.at(line, "/method")).isEqualTo("POST");
            assertThat(TestResponse.at(line, "/route")).isEqualTo("/v1/jobs");
            assertThat(TestResponse.at(line, "/status")).isEqualTo("422");
            assertThat(TestResponse.at(line, "/tenant")).isEqualTo("demo");
            assertThat(TestResponse.at(line, "/request_id")).isEqualTo("request-1");
        });
    }

    @Test
    void answersTheUnexpectedWithoutInternals() {
        walk.people.breakDown();
        TestResponse answer = walk.get("/v1/people/7");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/code")).isEqualTo("internal");
        assertThat(answer.body()).doesNotContain("Exception", "dev.muster", "broken down");
        assertThat(walk.log).hasSize(2);
        assertThat(walk.log.getFirst()).contains("\"event\":\"exception\"", "IllegalStateException", "broken down");
    }
}
