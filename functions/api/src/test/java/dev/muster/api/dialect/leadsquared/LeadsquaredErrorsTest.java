package dev.muster.api.dialect.leadsquared;

import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.KEYS;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.SAMPLE;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.TEAMS;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.UPDATE;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.keys;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.request;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.users;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of docs/dialects/leadsquared.md with status and body. */
class LeadsquaredErrorsTest {
    private static final Credential CREDENTIAL = Credential.of("leadsquared", "local-access:local-secret");

    private final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("301"), Set.of(), Map.of());
        stack.time.meanwhile(stack::runWorkers);
    }

    @Test
    void rejectsSampleWithUnfilledPlaceholders() {
        assertError(send(request(SAMPLE)), 400, "MXInvalidInputException", "Attribute must be TeamId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?accessKey=local-access",
                "?secretKey=local-secret",
                "?accessKey=&secretKey=",
                "?accessKey=local-secret&secretKey=local-access",
                "?accessKey=local-access:local&secretKey=secret",
                "?accessKey=local-access&accessKey=local-access&secretKey=local-secret",
                "?accesskey=local-access&secretkey=local-secret",
            })
    void rejectsWrongKeys(String query) {
        TestResponse response = send(users(List.of("301")).withAddress(UPDATE + query));
        assertError(response, 401, "MXUnauthorizedAccessException", "");
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void rejectsCredentialsOfOtherTypes() {
        TestResponse response =
                send(users(List.of("301")).withAddress(UPDATE).with("Authorization", "Bearer " + ApiStack.KEY));
        assertError(response, 401, "MXUnauthorizedAccessException", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "json"})
    void rejectsOtherContentTypes(String type) {
        TestResponse response = send(users(List.of("301")).with("Content-Type", type));
        assertError(response, 400, "MXInvalidInputException", "application/json");
        assertError(
                send(users(List.of("301")).without("Content-Type")), 400, "MXInvalidInputException", "Content-Type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | MXInvalidInputException | line 1",
                "`` | MXInvalidInputException | is empty",
                "[] | MXInvalidInputException | an object",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Attribute is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\"} | MXMandatoryAttributeMissingException | Value is missing",
                "{\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions is missing",
                "{\"Conditions\":[{\"Condition\":[{\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].LookupName is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].Operator is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"eq\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].LookupValue is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"},{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].ConditionOperator is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"Pet\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXInvalidInputException | Conditions[0].Condition[0].LookupName is \"Pet\", which is not",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"gt\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXInvalidInputException | Conditions[0].Condition[0].Operator is \"gt\"; it must be",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"City\",\"Value\":\"2\"} | MXInvalidInputException | Attribute must be TeamId, not \"City\"",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"99\"} | MXInvalidInputException | Value is not the id of a team",
            })
    void rejectsInvalidBodies(String body, String type, String message) {
        TestResponse response = send(request(body));
        assertError(response, 400, type, message);
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void rejectsTeamOfOtherTenant() {
        stack.ports.access().addTeam(ApiStack.OTHER, new Team("99", "Theirs"));
        TestResponse response =
                send(users(List.of("301")).withBody(users(List.of("301")).body().replace("\"2\"", "\"99\"")));
        assertError(response, 400, "MXInvalidInputException", "Value is not the id of a team");
    }

    @Test
    void respondsWith404ForOtherPaths() {
        Map<String, String> none = Map.of();
        TestResponse path = stack.send("POST", "/v2/UserManagement.svc/User/Delete" + KEYS, "{}", none);
        assertError(path, 404, "MXNotFoundException", "");
        assertError(stack.send("GET", UPDATE + KEYS, null, none), 404, "MXNotFoundException", "POST");
    }

    @Test
    void limitsCallsTo25In5Seconds() {
        WireRequest request = users(List.of("301")).with("Prefer", "respond-async");
        for (int call = 0; call < 25; call++) {
            assertThat(send(request).status()).isEqualTo(202);
        }
        TestResponse response = send(request);
        assertError(response, 429, "MXAPIRateLimitExceededException", "");
        assertThat(response.at("/ExceptionMessage")).isEqualTo("API calls exceeded the limit of 25 in 5 second(s)");
        // The calls are counted in buckets of 100 ms, so the first one leaves the window after 5.1 seconds.
        assertThat(response.header("Retry-After")).isEqualTo("6");
        assertThat(send(keys(request, "local-other-access", "local-other-secret"))
                        .status())
                .isEqualTo(202);
        stack.time.pass(Duration.ofSeconds(6));
        assertThat(send(request).status()).isEqualTo(202);
    }

    @Test
    void namesLimitOfCredential() {
        stack.ports.access().putGrant(CREDENTIAL, new Grant(new Caller(ApiStack.DEMO, "1"), 1, ApiStack.ISSUED));
        assertThat(teams().status()).isEqualTo(200);
        assertThat(teams().at("/ExceptionMessage")).isEqualTo("API calls exceeded the limit of 1 in 5 second(s)");
    }

    @Test
    void reportsInternalError() {
        stack.people.failEveryCall();
        assertError(send(users(List.of("301"))), 500, "MXInternalException", "an internal error occurred");
    }

    private TestResponse teams() {
        return stack.send("GET", TEAMS + KEYS, null, Map.of());
    }

    private TestResponse send(WireRequest request) {
        return stack.send(request.method(), request.address(), request.body(), request.headers());
    }

    private void assertError(TestResponse response, int status, String type, String message) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.at("/Status")).isEqualTo("Error");
        assertThat(response.at("/ExceptionType")).isEqualTo(type);
        assertThat(response.at("/ExceptionMessage")).contains(message);
    }
}
