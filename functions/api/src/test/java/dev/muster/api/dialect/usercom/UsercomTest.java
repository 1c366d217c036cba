package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsercomTest extends UsercomFixture {
    @Test
    void updatesPeopleOfSample() {
        TestResponse response = put(SAMPLE);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(value("10", "country")).isEqualTo("USA");
        assertThat(value("22", "country")).isEqualTo("USA");
        TestResponse job = stack.get(DialectFixture.jobAddress(response));
        assertThat(job.at("/totals/changed")).isEqualTo("3");
        assertThat(job.at("/totals/not_found")).isEqualTo("1");
        assertThat(stack.get(DialectFixture.jobAddress(response) + "/results?outcome=not_found")
                        .lines())
                .singleElement()
                .asString()
                .contains("\"23\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/public/users/mass_update_standard_attributes/",
        "PUT, /api/public/users/mass_update_standard_attributes",
        "POST, /api/public/users/mass_update_standard_attributes/",
        "PUT, /users/mass_update_standard_attributes/",
        "POST, /users/mass_update_standard_attributes",
    })
    void servesEveryPathAndMethod(String method, String path) {
        assertThat(send(method, path, SAMPLE).body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(value("10", "country")).isEqualTo("USA");
    }

    @Test
    void acceptsMisspelledAttributeMember() {
        TestResponse response = put("{\"ids\":[10],\"attributes\":\"country\",\"value\":\"USA\"}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(value("10", "country")).isEqualTo("USA");
        assertThat(put("{\"ids\":[10],\"attribute\":\"city\",\"attributes\":\"country\",\"value\":\"USA\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void acceptsJsonWithoutContentType() {
        Map<String, String> headers = Map.of("authorization", "Token " + UsercomContractTest.TOKEN);
        assertThat(stack.send("PUT", STANDARD, SAMPLE, headers).status()).isEqualTo(200);
    }

    @Test
    void acceptsIdsThatReadAsIntegers() {
        assertThat(put(SAMPLE.replace("10, 15", "\"10\", 15.0, 10")).status()).isEqualTo(200);
        assertThat(value("10", "country")).isEqualTo("USA");
        assertThat(value("15", "country")).isEqualTo("USA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"attribute\":\"city\",\"value\":\"x\"} | {\"ids\":[\"This field is required.\"]}",
                "{\"ids\":[],\"attribute\":\"city\",\"value\":\"x\"} | {\"ids\":[\"This list may not be empty.\"]}",
                "{\"ids\":5,\"attribute\":\"city\",\"value\":\"x\"} | {\"ids\":[\"Expected a list of items but got a number.\"]}",
                "{\"ids\":[1,\"a\",2.5,null],\"attribute\":\"city\",\"value\":\"x\"} | {\"ids\":[\"A valid integer is required.\"]}",
                "{\"ids\":[10],\"value\":\"x\"} | {\"attribute\":[\"This field is required.\"]}",
                "{\"ids\":[10],\"attribute\":5,\"value\":\"x\"} | {\"attribute\":[\"Not a valid string.\"]}",
                "{\"ids\":[10],\"attribute\":\" \",\"value\":\"x\"} | {\"attribute\":[\"This field may not be blank.\"]}",
                "{\"ids\":[10],\"attribute\":\"city\"} | {\"value\":[\"This field is required.\"]}",
                "{\"ids\":[10],\"attribute\":\"city\",\"value\":\"x\",\"dry_run\":true} | {\"dry_run\":[\"There is no such field.\"]}",
                "{} | {\"ids\":[\"This field is required.\"],\"attribute\":[\"This field is required.\"],\"value\":[\"This field is required.\"]}",
                "[] | {\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got an array.\"]}",
            })
    void namesInvalidField(String body, String error) {
        TestResponse response = put(body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(error);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"ids\":[1],\"ids\":[2]}", "{\"ids\":[10]} x"})
    void rejectsInvalidJson(String body) {
        TestResponse response = put(body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).startsWith("{");
        assertUntouched();
    }

    @Test
    void findsPeopleByCustomIds() {
        TestResponse response = send(
                "PUT", BY_ID, "{\"ids\":[\"c-30\",\"10\",\"nobody\"],\"attribute\":\"country\",\"value\":\"USA\"}");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(value("30", "country")).isEqualTo("USA");
        // Person 10 has no custom id.
        assertThat(value("10", "country")).isEqualTo("Brazil");
        TestResponse job = stack.get(DialectFixture.jobAddress(response));
        assertThat(job.at("/totals/changed")).isEqualTo("1");
        assertThat(job.at("/totals/not_found")).isEqualTo("2");
        assertThat(stack.get(DialectFixture.jobAddress(response) + "/results?outcome=not_found")
                        .body())
                .contains("custom_id/10", "custom_id/nobody");
    }

    @Test
    void rejectsInvalidCustomIds() {
        TestResponse response =
                send("PUT", BY_ID, "{\"ids\":[\"a\\nb\",\"\"],\"attribute\":\"country\",\"value\":\"USA\"}");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"ids\":[\"Must be a string of 1 to 255 bytes without control characters.\"]}");
    }

    @Test
    void distinguishesMissingFromInvalidToken() {
        String notProvided = "{\"detail\":\"Authentication credentials were not provided.\"}";
        String invalid = "{\"detail\":\"Invalid token.\"}";
        Map<String, String> sent = Map.of(
                "",
                notProvided,
                "Bearer local-muster-key",
                notProvided,
                "Token",
                invalid,
                "Token short",
                invalid,
                "Token " + "x".repeat(64),
                invalid);
        sent.forEach((authorization, body) -> {
            TestResponse response = send("PUT", STANDARD, SAMPLE, "Authorization", authorization);
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Token");
            assertThat(response.body()).isEqualTo(body);
        });
        assertUntouched();
    }

    @Test
    void rendersHttpErrorsInOwnForm() {
        TestResponse get = send("GET", STANDARD, null);
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.body()).isEqualTo("{\"detail\":\"Method \\\"GET\\\" not allowed.\"}");
        assertThat(get.header("Allow")).isEqualTo("POST, PUT");
        TestResponse nowhere = send("GET", "/api/public/users/nothing/", null);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.body()).isEqualTo("{\"detail\":\"Not found.\"}");
        TestResponse type = send("PUT", STANDARD, SAMPLE, "Content-Type", "text/plain");
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.at("/detail")).startsWith("Unsupported media type");
    }

    @Test
    void reportsJobStillRunning() {
        TestResponse response = send("PUT", STANDARD, SAMPLE, "Prefer", "respond-async");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
    }
}
