package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of other origins may call only the endpoints that MissionHub documents as open. */
class PreflightTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private final ApiStack stack = ApiStack.withLocalAccounts();

    static Stream<String> paths() {
        return TenantMatrixTest.routes().stream()
                .map(route -> route.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "42"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void allowsOnlyDocumentedOrigins(String path) {
        for (String origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:3000"}) {
            for (String method : METHODS) {
                TestResponse preflight = stack.send(
                        "OPTIONS",
                        path,
                        null,
                        Map.of("origin", origin, "access-control-request-method", method, "cookie", "a=b"));
                TestResponse request = stack.send(method, path, null, Map.of("origin", origin));
                for (TestResponse response : new TestResponse[] {preflight, request}) {
                    assertThat(response.headers()).doesNotContainKeys("Access-Control-Allow-Credentials", "Set-Cookie");
                    if (path.startsWith("/apis/v4/")) {
                        // The documented wildcard: browsers send no credentials with it.
                        assertThat(response.header("Access-Control-Allow-Origin"))
                                .isEqualTo("*");
                    } else {
                        assertThat(response.headers().keySet())
                                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
                    }
                }
                // LeadSquared's API has no 405.
                assertThat(preflight.status()).isIn(path.startsWith("/apis/v4/") ? Set.of(200) : Set.of(404, 405));
            }
        }
    }
}
