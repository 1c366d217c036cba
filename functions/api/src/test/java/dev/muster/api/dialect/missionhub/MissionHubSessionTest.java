package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissionHubSessionTest {
    private static final String CHANGE = MissionHubClient.document("{\"person_ids\":\"301\",\"gender\":\"Male\"}");
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("301"), Set.of("3"), Map.of());
        stack.time.meanwhile(stack::runWorkers);
    }

    @Test
    void opensSessionWithApiKey() {
        TestResponse response = stack.send("POST", "/apis/v4/sessions/", "{\"api_key\":\"local-muster-key\"}", JSON);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(MissionHubClient.JSON_API);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(changeWithToken(response.at("/token")).status()).isEqualTo(200);
        stack.time.pass(Duration.ofMinutes(3));
        assertExpired(changeWithToken(response.at("/token")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"api_key\":\"nobody\"} | 401 | Unknown api_key",
                "{\"api_key\":\"\"} | 401 | Unknown api_key",
                "{} | 422 | api_key is missing",
                "{\"api_key\":7} | 422 | api_key must be a string",
                "{\"api_key\":\"x\",\"expires_in\":0} | 422 | 172800",
                "{\"api_key\":\"x\",\"expires_in\":172801} | 422 | 172800",
                "{\"api_key\":\"x\",\"expires_in\":\"60\"} | 422 | expires_in",
                "{\"api_key\":\"x\",\"expires_in\":1.5} | 422 | expires_in",
                "{\"api_key\":\"x\",\"admin\":true} | 422 | admin",
                "[] | 422 | must be an object",
                "{ | 400 | not JSON",
                "`` | 400 | the body is empty"
            })
    void rejectsInvalidSessionRequest(String body, int status, String detail) {
        TestResponse response = stack.send("POST", "/apis/v4/sessions", body, JSON);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.at("/errors/0/status")).isEqualTo(Integer.toString(status));
        assertThat(response.at("/errors/0/detail")).contains(detail);
    }

    @Test
    void countsSessionAsCallOfKey() {
        Caller caller = new Caller(ApiStack.DEMO, "1");
        stack.ports.access().putGrant(Credential.of("muster", ApiStack.KEY), new Grant(caller, 1, ApiStack.ISSUED));
        assertThat(MissionHubClient.session(stack, ApiStack.KEY, 60).status()).isEqualTo(200);
        TestResponse second = MissionHubClient.session(stack, ApiStack.KEY, 60);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.at("/errors/0/status")).isEqualTo("429");
        assertThat(second.header("Retry-After")).isEqualTo("6");
    }

    @Test
    void acceptsTokenInHeaderQueryAndBody() {
        String token = MissionHubClient.of(stack, ApiStack.KEY).token();
        String inBody = CHANGE.replaceFirst("\\{", "{\"access_token\":\"%s\",".formatted(token));
        assertThat(changeWithToken(token).status()).isEqualTo(200);
        assertThat(stack.send("POST", MissionHubClient.BULK + "?access_token=" + token, CHANGE, JSON)
                        .status())
                .isEqualTo(200);
        assertThat(stack.send("POST", MissionHubClient.BULK, inBody, JSON).status())
                .isEqualTo(200);
        assertThat(stack.log).allSatisfy(line -> assertThat(line).doesNotContain(token));
        // The first place with a token decides.
        assertInvalid(stack.send(
                "POST", MissionHubClient.BULK + "?access_token=" + token, CHANGE, Map.of("authorization", "Bearer x")));
        assertInvalid(stack.send("POST", MissionHubClient.BULK + "?access_token=x", inBody, JSON));
        assertInvalid(stack.send(
                "POST", MissionHubClient.BULK + "?access_token=%s&access_token=x".formatted(token), CHANGE, JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer local-muster-key",
                "Basic eDp5",
                "OAuth2 local-huddle-token",
                "Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxNDEsImV4cCI6MTcwNDQ3MzIzMiwiaWF0IjoxNzA0NDcz"
                        + "MDUyfQ.F4xlmaIj2wxFByXLtHSKSM3D8JAJ5gXw_teNG9a7_MM"
            })
    void rejectsOtherCredentials(String header) {
        assertInvalid(stack.send("POST", MissionHubClient.BULK, CHANGE, Map.of("authorization", header)));
        assertInvalid(stack.send("POST", MissionHubClient.PEOPLE, "{}", Map.of("authorization", header)));
    }

    @Test
    void endsWhenKeyIsRevoked() {
        String token = MissionHubClient.session(stack, ApiStack.KEY, 60).at("/token");
        TestResponse response = changeWithToken(token);
        assertThat(response.status()).isEqualTo(200);

        stack.ports.access().revoke(Credential.of("muster", ApiStack.KEY));

        assertInvalid(changeWithToken(token));
        assertInvalid(changeWithToken(response.header("X-MH-Session")));
    }

    @Test
    void returnsNewTokenWithEveryResponse() {
        String token = MissionHubClient.session(stack, ApiStack.KEY, 60).at("/token");
        TestResponse response = changeWithToken(token);
        assertThat(response.header("Access-Control-Expose-Headers")).isEqualTo("X-MH-Session");
        stack.time.pass(Duration.ofHours(47));
        assertExpired(changeWithToken(token));
        TestResponse later = changeWithToken(response.header("X-MH-Session"));
        assertThat(later.status()).isEqualTo(200);
        stack.time.pass(Duration.ofHours(2));
        assertExpired(changeWithToken(response.header("X-MH-Session")));
        assertThat(changeWithToken(later.header("X-MH-Session")).status()).isEqualTo(200);
    }

    @Test
    void sendsHeadersOfOriginal() {
        TestResponse response =
                changeWithToken(MissionHubClient.of(stack, ApiStack.KEY).token());
        assertThat(response.headers())
                .containsEntry("X-Frame-Options", "SAMEORIGIN")
                .containsEntry("X-XSS-Protection", "1; mode=block")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Download-Options", "noopen")
                .containsEntry("X-Permitted-Cross-Domain-Policies", "none")
                .containsEntry("Referrer-Policy", "strict-origin-when-cross-origin")
                .containsEntry("Content-Type", "application/vnd.api+json")
                .containsEntry("Vary", "Accept, Authorization")
                .containsEntry("Cache-Control", "max-age=0, private, must-revalidate, no-store")
                .containsEntry("X-Request-Id", "request-1")
                .containsEntry("Access-Control-Allow-Origin", "*");
        assertThat(response.header("ETag")).matches("W/\"[0-9a-f]{32}\"");
        assertThat(response.header("X-Runtime")).matches("[0-9]+\\.[0-9]{6}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apis/v4/sessions", "/apis/v4/bulk_people_changes/", "/apis/v4/people"})
    void allowsEveryOrigin(String path) {
        Map<String, String> headers = Map.of(
                "origin", "https://example.org",
                "access-control-request-method", "POST",
                "access-control-request-headers", "authorization,content-type");
        TestResponse response = stack.send("OPTIONS", path, null, headers);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Access-Control-Allow-Methods", "PUT, POST, GET, OPTIONS, PATCH")
                .containsEntry(
                        "Access-Control-Allow-Headers",
                        "API-VERSION, Authorization, Content-Type, Content-Encoding, Idempotency-Key, Prefer")
                .containsEntry("Access-Control-Max-Age", "1728000")
                .doesNotContainKey("Access-Control-Allow-Credentials");
        TestResponse rejected = stack.send("POST", path, "{", Map.of("origin", "https://example.org"));
        assertThat(rejected.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/apis/v4/people",
        "DELETE,/apis/v4/bulk_people_changes/",
        "GET,/apis/v4/nothing",
        "PUT,/apis/v4/sessions"
    })
    void respondsWith404ForOtherRoutes(String method, String path) {
        TestResponse response = stack.send(method, path, null, Map.of());
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.at("/errors/0/status")).isEqualTo("404");
    }

    private TestResponse changeWithToken(String token) {
        return stack.send("POST", MissionHubClient.BULK, CHANGE, Map.of("authorization", "Bearer " + token));
    }

    private static void assertExpired(TestResponse response) {
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.at("/errors/0/detail")).isEqualTo("Expired access token");
    }

    private static void assertInvalid(TestResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(401);
        assertThat(response.at("/errors/0/detail")).isEqualTo("Invalid access token");
    }
}
