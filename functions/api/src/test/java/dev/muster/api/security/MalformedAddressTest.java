package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed percent-encoding is a 400 in the form of the dialect. */
class MalformedAddressTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();

    private TestResponse send(String method, String address) {
        return stack.send(TestCredential.DEMO
                .sign(SentRequest.json(method, address, "POST".equals(method) ? "{}" : null), stack)
                .toEvent(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/people/%zz",
                "/v1/people/%",
                "/v1/people/a%4",
                "/v1/people/%FF",
                "/v1/people/%C3",
                "/v1/people/%ED%A0%80",
                "/v1/people?filter=%zz",
                "/v1/people?%zz=1",
                "/v1/people?filter=id%20eq%20%22%FF%22",
                "/v1/jobs/%zz/results",
                "/v1/jobs?limit=5&cursor=%",
                "/health?%zz",
            })
    void rejectsMalformedEscape(String address) {
        TestResponse response = send("GET", address);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.at("/code")).isEqualTo("malformed");
        assertThat(response.at("/detail")).contains("percent-escape", "at character ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /people/companies/%zz | {\"statusCode\":400,\"errorMessages\":[\"the path has",
                "POST | /people/companies/42/bulkdelete?x=%zz | {\"statusCode\":400,\"errorMessages\":[\"the query",
                "GET | /v2/TeamManagement.svc/Retrieve?x=%zz | \"ExceptionType\":\"MXInvalidInputException\"",
                "POST | /apis/v4/people?include=%zz | \"errors\":[{\"status\":\"400\"",
                "PUT | /api/public/users/mass_update_standard_attributes?a=%zz | \"detail\":\"Parse error - the query",
            })
    void answersInFormOfDialect(String method, String address, String part) {
        TestResponse response = send(method, address);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains(part);
    }

    @Test
    void namesPlaceOfEscape() {
        assertThat(send("GET", "/v1/people/%zz").at("/detail"))
                .isEqualTo("the path has the malformed percent-escape \"%zz\" at character 12; "
                        + "a percent sign is written %25");
        assertThat(send("GET", "/v1/people?filter=%C3%28").at("/detail"))
                .isEqualTo("the query has percent-escapes at character 8 that are not UTF-8");
    }

    @Test
    void readsWellFormedEscapes() {
        assertThat(send("GET", "/v1/people/%31").at("/id")).isEqualTo("1");
        assertThat(send("GET", "/v1/people?filter=first_name+eq+%22%C3%A9%22").status())
                .isEqualTo(200);
        assertThat(send("GET", "/v1/people?filter=first_name%20eq%20%22100%25%22")
                        .status())
                .isEqualTo(200);
    }
}
