package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HEAD is GET without a body, in every route that serves GET. */
class HeadRequestTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();
    private String job;

    static Stream<String> paths() {
        return TenantMatrixTest.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.split(" ", 2)[1]);
    }

    @BeforeEach
    void runJob() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3", "42"), Map.of("first_name", "J\u00f6"));
        job = stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}")
                .at("/id");
        stack.runWorkers();
    }

    private TestResponse send(String method, String template, String... headers) {
        String path = template.replaceAll("/(jobs)/\\{id}", "/$1/" + job)
                .replace("{company}", "42")
                .replaceAll("\\{[a-z]+}", "7");
        SentRequest request = TestCredential.DEMO.sign(SentRequest.of(method, path, null), stack);
        for (int index = 0; index < headers.length; index += 2) {
            request = request.with(headers[index], headers[index + 1]);
        }
        return request.sendTo(stack);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void repeatsHeadersOfGet(String path) {
        TestResponse get = send("GET", path);
        TestResponse head = send("HEAD", path);
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(stable(head)).isEqualTo(stable(get));
    }

    /** Returns the headers that do not depend on the number of calls. */
    private static Map<String, String> stable(TestResponse response) {
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.keySet().removeAll(Set.of("Content-Length", "RateLimit"));
        return headers;
    }

    @Test
    void answersErrorsWithoutBody() {
        TestResponse unknown = stack.send("HEAD", "/v1/people/none", null);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).isEmpty();
        assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(stack.send("HEAD", "/v1/jobs", null, Map.of()).status()).isEqualTo(401);
        assertThat(stack.send("HEAD", "/v1/people/7/x", null).status()).isEqualTo(404);
        assertThat(stack.send("HEAD", "/v1/jobs/" + job + "/undo", null).status())
                .isEqualTo(405);
    }

    @Test
    void comparesEntityTags() {
        String tag = send("GET", "/v1/people/{id}").header("ETag");
        TestResponse same = send("HEAD", "/v1/people/{id}", "if-none-match", tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.headers()).doesNotContainKey("Content-Length");
    }
}
