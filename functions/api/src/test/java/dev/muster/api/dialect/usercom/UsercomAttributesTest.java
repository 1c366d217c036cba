package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.person.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that the attributes of User.com accept. */
class UsercomAttributesTest extends UsercomFixture {
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
        TestResponse response = set(attribute, sent);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
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
    void rejectsValuesOfOtherTypes(String attribute, String sent, String message) {
        TestResponse response = set(attribute, sent);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"value\":[\"" + message + "\"]}");
        assertUntouched();
    }

    @Test
    void namesLengthLimits() {
        assertThat(set("first_name", "\"" + "\u00e9".repeat(40) + "\"").status())
                .isEqualTo(200);
        TestResponse response = set("last_name", "\"" + "x".repeat(41) + "\"");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/value/0")).contains("40");
        TestResponse city = set("city", "\"" + "x".repeat(8193) + "\"");
        assertThat(city.status()).isEqualTo(400);
        assertThat(city.at("/value/0")).contains("8192", "8193");
    }

    @Test
    void rejectsUnknownAttribute() {
        TestResponse response = set("shoe_size", "5");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/attribute/0"))
                .startsWith("\"shoe_size\" is not a valid choice.")
                .contains("country");
        assertThat(set("COUNTRY", "\"USA\"").status()).isEqualTo(400);
        assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"email, jo@example.org, email", "email, JO@Example.org, email", "user_id, c-30, custom_id"})
    void rejectsUniqueValueOfAnotherPerson(String attribute, String value, String kind) {
        TestResponse response = set(attribute, "\"" + value + "\"");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"value\":[\"Another user has this " + kind + ".\"]}");
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
    void addsEmailToAddressesOfPerson() {
        assertThat(set("email", "\"Jo.Li@example.org\"").status()).isEqualTo(200);
        assertThat(person("10")
                        .value(new Path("email_addresses/jo.li@example.org"))
                        .isTrue())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"true | true", "\"red\" | red", "\"2026-01-01\" | 2026-01-01", "7 | 7", "7.25 | 7.25"})
    void setsCustomAttributes(String sent, String kept) {
        TestResponse response =
                send("PUT", CUSTOM, "{\"ids\":[10],\"attribute\":\"Shoe size\",\"value\":" + sent + "}");
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(JsonWriter.write(ScalarValues.write(person("10").value(new Path("custom/Shoe size"))))
                        .replace("\"", ""))
                .isEqualTo(kept);
    }

    @Test
    void rejectsInvalidCustomAttributes() {
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
}
