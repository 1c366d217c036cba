package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MassUpdateRequestTest {
    private static final JsonReader READER = new JsonReader(JsonLimits.of(Limits.STANDARD));

    private static Validated<MassUpdateRequest> read(String body, UserIdKind userIdKind, AttributeKind attributeKind) {
        return READER.read(body)
                .flatMap((JsonValue json) -> MassUpdateRequest.read(json, userIdKind, attributeKind, Limits.STANDARD));
    }

    private static Validated<MassUpdateRequest> standard(String body) {
        return read(body, UserIdKind.IDS, AttributeKind.STANDARD);
    }

    private static UserUpdate update(String path, Value value) {
        return new UserUpdate(List.of(new Assignment(new Path(path), value)), Optional.empty());
    }

    @Test
    void readsSample() {
        assertThat(standard("{\"ids\":[10,15,22,23],\"attribute\":\"country\",\"value\":\"USA\"}"))
                .isEqualTo(Validated.valid(
                        new MassUpdateRequest(List.of("10", "15", "22", "23"), update("country", Value.of("USA")))));
    }

    @Test
    void normalizesIds() {
        assertThat(standard("{\"ids\":[7,\"07\",7.0,\" 7 \",7e0,-1],\"attribute\":\"city\",\"value\":\"x\"}"))
                .isEqualTo(Validated.valid(
                        new MassUpdateRequest(List.of("7", "7", "7", "7", "7", "-1"), update("city", Value.of("x")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2.5", "\"a\"", "\"\"", "null", "true", "[1]", "{}", "1e400", "9223372036854775808", "\"1e3\""})
    void rejectsIdsThatAreNoIntegers(String id) {
        assertThat(standard("{\"ids\":[" + id + "],\"attribute\":\"city\",\"value\":\"x\"}")
                        .toString())
                .contains("/ids", "A valid integer is required.");
    }

    @Test
    void acceptsAnyTextAsCustomId() {
        assertThat(read(
                        "{\"ids\":[\"caf\u00e9 1\",17],\"attribute\":\"city\",\"value\":\"x\"}",
                        UserIdKind.CUSTOM_IDS,
                        AttributeKind.STANDARD))
                .isEqualTo(Validated.valid(
                        new MassUpdateRequest(List.of("caf\u00e9 1", "17"), update("city", Value.of("x")))));
        String longest = "x".repeat(255);
        String body = "{\"ids\":[\"%s\"],\"attribute\":\"city\",\"value\":\"x\"}";
        assertThat(read(body.formatted(longest), UserIdKind.CUSTOM_IDS, AttributeKind.STANDARD))
                .isInstanceOf(Validated.Valid.class);
        assertThat(read(body.formatted(longest + "x"), UserIdKind.CUSTOM_IDS, AttributeKind.STANDARD))
                .isInstanceOf(Validated.Invalid.class);
    }

    @Test
    void readsUniqueValues() {
        assertThat(standard("{\"ids\":[1],\"attribute\":\"email\",\"value\":\" Jo@Example.org \"}"))
                .isEqualTo(Validated.valid(new MassUpdateRequest(
                        List.of("1"),
                        new UserUpdate(
                                List.of(new Assignment(new Path("email"), Value.of("Jo@Example.org"))),
                                Optional.of(UniqueValue.email("Jo@Example.org"))))));
        for (String name : List.of("user_id", "custom_id")) {
            assertThat(standard("{\"ids\":[1],\"attribute\":\"" + name + "\",\"value\":\"c\"}"))
                    .isEqualTo(Validated.valid(new MassUpdateRequest(
                            List.of("1"),
                            new UserUpdate(
                                    List.of(new Assignment(new Path("custom_id"), Value.of("c"))),
                                    Optional.of(UniqueValue.customId("c"))))));
        }
    }

    @Test
    void storesCustomAttributesUnderTheirOwnPrefix() {
        assertThat(read("{\"ids\":[1],\"attribute\":\"email\",\"value\":5}", UserIdKind.IDS, AttributeKind.CUSTOM))
                .isEqualTo(Validated.valid(
                        new MassUpdateRequest(List.of("1"), update("custom/email", Value.of(new BigDecimal(5))))));
    }

    @Test
    void hasTwentyOneStandardAttributes() {
        assertThat(StandardAttribute.names())
                .isEqualTo(
                        "assigned_to, city, company_id, country, email, facebook_url, first_name, gender, google_url,"
                                + " gravatar_url, last_name, linkedin_url, notifications, phone_number, region, score, status,"
                                + " timezone, twitter_url, unsubscribed, user_id");
        assertThat(StandardAttribute.values()).hasSize(21);
    }
}
