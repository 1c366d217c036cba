package dev.muster.api.dialect.leadsquared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateRequestErrorsTest extends UpdateRequestFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Firstname",
                "first_name",
                "mx_Custom_0",
                "mx_Custom_11",
                "mx_Custom_01",
                "Password",
                "org/3/member"
            })
    void rejectsUnknownLookupName(String lookupName) {
        assertThat(problem(body(group(null, condition(lookupName, "eq", "\"x\"", null)))))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is \"%s\", which is not an attribute of users that can be looked up".formatted(lookupName),
                        "/Conditions/0/Condition/0/LookupName"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /Conditions | is missing: at least one condition is needed",
                "{\"Conditions\":null,\"Attribute\":\"TeamId\",\"Value\":\"7\"} | /Conditions | is missing: at least one condition is needed",
                "{\"Conditions\":[],\"Attribute\":\"TeamId\",\"Value\":\"7\"} | /Conditions | is empty: at least one condition is needed",
                "{\"Conditions\":[{\"Condition\":[]}],\"Attribute\":\"TeamId\",\"Value\":\"7\"} | /Conditions/0/Condition | is empty: at least one condition is needed",
                "{\"Conditions\":[{}],\"Attribute\":\"TeamId\",\"Value\":\"7\"} | /Conditions/0/Condition | is missing: at least one condition is needed",
                "{\"Conditions\":[7],\"Attribute\":\"TeamId\",\"Value\":\"7\"} | /Conditions/0 | must be an object, not a number",
                "{\"Conditions\":{},\"Attribute\":\"TeamId\",\"Value\":\"7\"} | /Conditions | must be an array, not an object",
                "[] | `` | must be an object, not an array",
            })
    void namesMissingPart(String body, String pointer, String detail) {
        assertThat(problem(body)).isEqualTo(new ApiProblem(ApiProblem.Kind.INVALID, detail, pointer));
    }

    @Test
    void pointsToMissingOrMixedOperator() {
        String a = condition("City", "eq", "\"A\"", null);
        String and = condition("City", "eq", "\"A\"", "AND");
        String or = condition("City", "eq", "\"A\"", "OR");
        assertThat(problem(body(group(null, a, a))).pointer()).isEqualTo("/Conditions/0/Condition/0/ConditionOperator");
        assertThat(problem(body(group("AND", a), group(null, and, or, a))))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is OR after AND: one operator is used throughout a group",
                        "/Conditions/1/Condition/1/ConditionOperator"));
        assertThat(problem(body(group(null, a), group(null, a))))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is missing: another follows, so it must be AND or OR",
                        "/Conditions/0/GroupOperator"));
        assertThat(problem(body(group("XOR", a), group(null, a))))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is not an operator: another follows, so it must be AND or OR, not \"XOR\"",
                        "/Conditions/0/GroupOperator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq", "neq", "lik", "nlik", "lik_s", "lik_e"})
    void rejectsBlankLookupValue(String operator) {
        for (String blank : List.of("null", "\"\"", "\"  \"")) {
            assertThat(problem(body(group(null, condition("City", operator, blank, null))))
                            .pointer())
                    .isEqualTo("/Conditions/0/Condition/0/LookupValue");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EQ", "equals", "gt", "like"})
    void rejectsUnknownOperator(String operator) {
        assertThat(problem(body(group(null, condition("City", operator, "\"A\"", null)))))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is \"%s\"; it must be one of eq, neq, lik, nlik, lik_s, lik_e, n, nn".formatted(operator),
                        "/Conditions/0/Condition/0/Operator"));
    }

    @Test
    void rejectsAttributesOtherThanTeam() {
        String conditions = group(null, condition("City", "eq", "\"A\"", null));
        assertThat(problem(request("Country", "\"7\"", conditions)).pointer()).isEqualTo("/Attribute");
        assertThat(problem(request("TeamId", "null", conditions)))
                .isEqualTo(new ApiProblem(ApiProblem.Kind.INVALID, "is missing", "/Value"));
        assertThat(problem(request("TeamId", "{}", conditions)).pointer()).isEqualTo("/Value");
        assertThat(valid(request("TeamId", "7", conditions)).team()).isEqualTo("7");
    }

    @Test
    void rejectsUnknownMember() {
        String more =
                group(null, condition("City", "eq", "\"A\"", null)).replace("\"Condition\"", "\"Not\":1,\"Condition\"");
        assertThat(problem(body(more)).pointer()).isEqualTo("/Conditions/0/Not");
    }

    @Test
    void namesLimits() {
        String many = IntStream.rangeClosed(0, 100)
                .mapToObj(number -> condition("UserID", "eq", Integer.toString(number), "OR"))
                .collect(Collectors.joining(",", "{\"Condition\":[", "]}"));
        assertThat(problem(body(many)))
                .isEqualTo(new ApiProblem(
                        ApiProblem.Kind.TOO_LARGE, "has 101 conditions in total; the limit is 100", "/Conditions"));
        String longest = condition("City", "eq", "\"" + "x".repeat(1025) + "\"", null);
        assertThat(problem(body(group(null, longest))).detail()).contains("1025", "1024");
    }
}
