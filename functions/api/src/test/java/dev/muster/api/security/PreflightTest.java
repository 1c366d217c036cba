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

/** What pages of other origins may do: nothing, but for the openings MissionHub documents. */
class PreflightTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private final ApiStack walk = ApiStack.local();

    static Stream<String> paths() {
        return TenantMatrixTest.routes().stream()
                .map(route -> route.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "42"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void opensWhatIsDocumentedAndNothingElse(String path) {
        for (String origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:3000"}) {
            for (String method : METHODS) {
                TestResponse preflight = walk.send(
                        "OPTIONS",
                        path,
                        null,
                        Map.of("origin", origin, "access-control-request-method", method, "cookie", "a=b"));
                TestResponse request = walk.send(method, path, null, Map.of("origin", origin));
                for (TestResponse answer : new TestResponse[] {preflight, request}) {
                    assertThat(answer.headers()).doesNotContainKeys("Access-Control-Allow-Credentials", "Set-Cookie");
                    if (path.startsWith("/apis/v4/")) {
                        // Never what was sent: the documented star, which no browser lets cookies go with.
                        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
                    } else {
                        assertThat(answer.headers().keySet())
                                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
                    }
                }
                // LeadSquared knows no 405.
                assertThat(preflight.status()).isIn(path.startsWith("/apis/v4/") ? Set.of(200) : Set.of(404, 405));
            }
        }
    }
}
