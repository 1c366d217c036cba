package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectContract;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonWriter;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of contracts/usercom.md, as whole requests. */
class UsercomTest {
    private static final String STANDARD = "/api/public/users/mass_update_standard_attributes/";
    private static final String CUSTOM = "/api/public/users/mass_update_custom_attributes/";
    private static final String BY_ID = "/api/public/users-by-id/mass_update_standard_attributes/";
    private static final String SEED = """
            {
                "ids": [10, 15, 22, 23],
                "attribute": "country",
                "value": "USA"
            }""";

    private final ApiStack walk = ApiStack.local();

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, List.of("10", "15", "22"), Set.of("3"), Map.of("country", "Brazil", "score", "9"));
        walk.store(ApiStack.DEMO, List.of("30"), Set.of(), Map.of("email", "jo@example.org", "custom_id", "c-30"));
        walk.time.meanwhile(walk::work);
    }

    private TestResponse send(String method, String path, String body, String... more) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Authorization", "Token " + UsercomContractTest.TOKEN, "Content-Type", "application/json"));
        for (int place = 0; place < more.length; place += 2) {
            headers.put(more[place], more[place + 1]);
        }
        return walk.send(method, path, body, headers);
    }

    private TestResponse put(String body) {
        return send("PUT", STANDARD, body);
    }

    private TestResponse set(String attribute, String value) {
        return put("{\"ids\":[10],\"attribute\":\"%s\",\"value\":%s}".formatted(attribute, value));
    }

    private Person person(String id) {
        return walk.person(ApiStack.DEMO, id).orElseThrow();
    }

    private String value(String id, String attribute) {
        return walk.get("/v1/people/" + id).at("/attributes/" + attribute);
    }

    private void assertUntouched() {
        assertThat(person("10").version()).isOne();
        assertThat(walk.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void updatesAsTheSeedDoes() {
        TestResponse answer = put(SEED);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(value("10", "country")).isEqualTo("USA");
        assertThat(value("22", "country")).isEqualTo("USA");
        TestResponse job = walk.get(DialectContract.monitor(answer));
        assertThat(job.at("/totals/changed")).isEqualTo("3");
        assertThat(job.at("/totals/not_found")).isEqualTo("1");
        assertThat(walk.get(DialectContract.monitor(answer) + "/results?outcome=not_found")
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
    void isServedUnderEveryPath(String method, String path) {
        assertThat(send(method, path, SEED).body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(value("10", "country")).isEqualTo("USA");
    }

    @Test
    void takesTheNameOfTheSeedsOwnSlip() {
        TestResponse answer = put("{\"ids\":[10],\"attributes\":\"country\",\"value\":\"USA\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(value("10", "country")).isEqualTo("USA");
        assertThat(put("{\"ids\":[10],\"attribute\":\"city\",\"attributes\":\"country\",\"value\":\"USA\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesJsonThatIsNotCalledSo() {
        Map<String, String> headers = Map.of("authorization", "Token " + UsercomContractTest.TOKEN);
        assertThat(walk.send("PUT", STANDARD, SEED, headers).status()).isEqualTo(200);
    }

    @Test
    void takesIdsThatReadAsIntegers() {
        assertThat(put(SEED.replace("10, 15", "\"10\", 15.0, 10")).status()).isEqualTo(200);
        assertThat(value("10", "country")).isEqualTo("USA");
        assertThat(value("15", "country")).isEqualTo("USA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assigned_to | 7 | 7",
                "assigned_to | \"7\" | 7",
                "assigned_to | null | absent",
                "company_id | 42 | 42",
                "company_id | null | absent",
                "score | -5 | -5",
                "score | 1e2 | 100",
                "city | \"New York\" | New York",
                "city | \"\" | absent",
                "country | \"USA\" | USA",
                "region | \"Mazovia\" | Mazovia",
                "timezone | \"Europe/Warsaw\" | Europe/Warsaw",
                "phone_number | \"+48 123\" | +48 123",
                "phone_number | 48123 | 48123",
                "status | \"visitor\" | visitor",
                "status | 2 | user",
                "status | \"1\" | visitor",
                "first_name | \"Jo\" | Jo",
                "last_name | \"Li\" | Li",
                "email | \"jo.li@example.org\" | jo.li@example.org",
                "user_id | \"c-1\" | c-1",
                "user_id | 17 | 17",
                "custom_id | \"c-1\" | c-1",
                "gender | 1 | unknown",
                "gender | \"2\" | male",
                "gender | \"Female\" | female",
                "facebook_url | \"https://facebook.com/jo\" | https://facebook.com/jo",
                "google_url | \"http://google.com\" | http://google.com",
                "gravatar_url | \"https://gravatar.com/jo\" | https://gravatar.com/jo",
                "linkedin_url | \"https://linkedin.com/jo\" | https://linkedin.com/jo",
                "twitter_url | \"https://twitter.com/jo\" | https://twitter.com/jo",
                "notifications | true | true",
                "notifications | \"false\" | false",
                "unsubscribed | \"True\" | true",
                "unsubscribed | 0 | false",
            })
    void setsEveryAttribute(String attribute, String sent, String kept) {
        TestResponse answer = set(attribute, sent);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(value("10", attribute.equals("user_id") ? "custom_id" : attribute))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assigned_to | \"seven\" | A valid integer is required.",
                "assigned_to | 7.5 | A valid integer is required.",
                "company_id | true | A valid integer is required.",
                "score | null | This field may not be null.",
                "score | 9223372036854775808 | A valid integer is required.",
                "score | 1e999999999 | A valid integer is required.",
                "city | null | This field may not be null.",
                "city | true | Not a valid string.",
                "country | [\"USA\"] | Not a valid string.",
                "status | \"admin\" | Must be one of visitor (1), user (2).",
                "status | 3 | Must be one of visitor (1), user (2).",
                "email | \"jo\" | Enter a valid email address.",
                "email | \"\" | Enter a valid email address.",
                "email | 5 | Enter a valid email address.",
                "user_id | \"\" | Must be a string of 1 to 255 bytes without control characters.",
                "gender | 4 | Must be one of unknown (1), male (2), female (3).",
                "gender | \"other\" | Must be one of unknown (1), male (2), female (3).",
                "facebook_url | \"facebook.com/jo\" | Enter a valid URL.",
                "google_url | \"javascript:alert(1)\" | Enter a valid URL.",
                "gravatar_url | \"ftp://gravatar.com\" | Enter a valid URL.",
                "linkedin_url | 5 | Enter a valid URL.",
                "twitter_url | \"http://\" | Enter a valid URL.",
                "notifications | \"yes\" | Must be a valid boolean.",
                "unsubscribed | 2 | Must be a valid boolean.",
                "unsubscribed | null | This field may not be null.",
            })
    void refusesValuesOfAnotherType(String attribute, String sent, String message) {
        TestResponse answer = set(attribute, sent);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"value\":[\"" + message + "\"]}");
        assertUntouched();
    }

    @Test
    void keepsNamesShort() {
        assertThat(set("first_name", "\"" + "\u00e9".repeat(40) + "\"").status())
                .isEqualTo(200);
        TestResponse answer = set("last_name", "\"" + "x".repeat(41) + "\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/value/0")).contains("40");
        TestResponse city = set("city", "\"" + "x".repeat(8193) + "\"");
        assertThat(city.status()).isEqualTo(400);
        assertThat(city.at("/value/0")).contains("8192", "8193");
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
    void namesTheFieldThatIsWrong(String body, String error) {
        TestResponse answer = put(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(error);
        assertUntouched();
    }

    @Test
    void knowsNoOtherAttribute() {
        TestResponse answer = set("shoe_size", "5");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/attribute/0"))
                .startsWith("\"shoe_size\" is not a valid choice.")
                .contains("country");
        assertThat(set("COUNTRY", "\"USA\"").status()).isEqualTo(400);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"ids\":[1],\"ids\":[2]}", "{\"ids\":[10]} x"})
    void refusesWhatIsNoJson(String body) {
        TestResponse answer = put(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{");
        assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"email, jo@example.org, email", "email, JO@Example.org, email", "user_id, c-30, custom_id"})
    void keepsUniqueValuesUnique(String attribute, String value, String kind) {
        TestResponse answer = set(attribute, "\"" + value + "\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"value\":[\"Another user has this " + kind + ".\"]}");
        assertUntouched();
        TestResponse many = put("{\"ids\":[10,15],\"attribute\":\"" + attribute + "\",\"value\":\"new@example.org\"}");
        assertThat(many.status()).isEqualTo(400);
        assertThat(many.body()).isEqualTo("{\"ids\":[\"Only one user can have this " + kind + ".\"]}");
        assertUntouched();
        assertThat(put("{\"ids\":[30],\"attribute\":\"" + attribute + "\",\"value\":\"" + value + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void makesAnEmailOneOfThePersons() {
        assertThat(set("email", "\"Jo.Li@example.org\"").status()).isEqualTo(200);
        assertThat(person("10")
                        .value(new Path("email_addresses/jo.li@example.org"))
                        .isTrue())
                .isTrue();
    }

    @Test
    void findsPeopleByTheIdsTheirClientsGaveThem() {
        TestResponse answer = send(
                "PUT", BY_ID, "{\"ids\":[\"c-30\",\"10\",\"nobody\"],\"attribute\":\"country\",\"value\":\"USA\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(value("30", "country")).isEqualTo("USA");
        // Person 10 has another id with its client.
        assertThat(value("10", "country")).isEqualTo("Brazil");
        TestResponse job = walk.get(DialectContract.monitor(answer));
        assertThat(job.at("/totals/changed")).isEqualTo("1");
        assertThat(job.at("/totals/not_found")).isEqualTo("2");
        assertThat(walk.get(DialectContract.monitor(answer) + "/results?outcome=not_found")
                        .body())
                .contains("custom_id/10", "custom_id/nobody");
    }

    @Test
    void refusesClientsIdsThatAreNone() {
        TestResponse answer =
                send("PUT", BY_ID, "{\"ids\":[\"a\\nb\",\"\"],\"attribute\":\"country\",\"value\":\"USA\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"ids\":[\"Must be a string of 1 to 255 bytes without control characters.\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"true | true", "\"red\" | red", "\"2026-01-01\" | 2026-01-01", "7 | 7", "7.25 | 7.25"})
    void setsCustomAttributes(String sent, String kept) {
        TestResponse answer = send("PUT", CUSTOM, "{\"ids\":[10],\"attribute\":\"Shoe size\",\"value\":" + sent + "}");
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(JsonWriter.write(ScalarValues.write(person("10").value(new Path("custom/Shoe size"))))
                        .replace("\"", ""))
                .isEqualTo(kept);
    }

    @Test
    void limitsCustomAttributes() {
        String longest = "\u00e9".repeat(255);
        String body = "{\"ids\":[10],\"attribute\":\"%s\",\"value\":%s}";
        assertThat(send("PUT", CUSTOM, body.formatted(longest, "1")).status()).isEqualTo(200);
        TestResponse tooLong = send("PUT", CUSTOM, body.formatted(longest + "x", "1"));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.at("/attribute/0")).contains("255");
        assertThat(send("PUT", CUSTOM, body.formatted("a\\nb", "1")).status()).isEqualTo(400);
        assertThat(send("PUT", CUSTOM, body.formatted("a", "null")).body())
                .isEqualTo("{\"value\":[\"This field may not be null.\"]}");
        TestResponse array = send("PUT", CUSTOM, body.formatted("a", "[1]"));
        assertThat(array.status()).isEqualTo(400);
        assertThat(array.body()).startsWith("{\"value\":[");
    }

    @Test
    void saysWhyItKnowsNobody() {
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
            TestResponse answer = send("PUT", STANDARD, SEED, "Authorization", authorization);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Token");
            assertThat(answer.body()).isEqualTo(body);
        });
        assertUntouched();
    }

    @Test
    void hasItsOwnWordsForTheRest() {
        TestResponse get = send("GET", STANDARD, null);
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.body()).isEqualTo("{\"detail\":\"Method \\\"GET\\\" not allowed.\"}");
        assertThat(get.header("Allow")).isEqualTo("POST, PUT");
        TestResponse nowhere = send("GET", "/api/public/users/nothing/", null);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.body()).isEqualTo("{\"detail\":\"Not found.\"}");
        TestResponse type = send("PUT", STANDARD, SEED, "Content-Type", "text/plain");
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.at("/detail")).startsWith("Unsupported media type");
    }

    @Test
    void saysThatTheJobGoesOn() {
        TestResponse answer = send("PUT", STANDARD, SEED, "Prefer", "respond-async");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }
}
