package dev.muster.api.dialect.leadsquared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateRequestTest {
    private static final Filter FROM_A = compare("city", FilterOperator.EQ, "A");
    private static final Filter FROM_B = compare("city", FilterOperator.EQ, "B");
    private static final Filter FROM_C = compare("city", FilterOperator.EQ, "C");

    private final JsonReader reader = new JsonReader(JsonLimits.of(Limits.STANDARD));

    @Test
    void readsTheConditionsOfTheSeed() {
        UpdateRequest update = good("""
                {
                   "Conditions":[
                      {
                         "Condition":[
                            {
                               "LookupName":"AssociatedPhoneNumbers",
                               "Operator":"lik",
                               "LookupValue":"23",
                               "ConditionOperator":"OR"
                            },
                            {
                               "LookupName":"FirstName",
                               "Operator":"lik",
                               "LookupValue":"Bo",
                               "ConditionOperator":null
                            }
                         ],
                         "GroupOperator":null
                      }
                   ],
                   "Attribute":"TeamId",
                   "Value":"7"
                }""");
        assertThat(update.command())
                .isEqualTo(new Command(
                        new Selection.Filtered(
                                new Filter.Or(List.of(
                                        new Filter.Or(List.of(
                                                compare("phone_number", FilterOperator.CO, "23"),
                                                compare("phone_numbers", FilterOperator.CO, "23"))),
                                        compare("first_name", FilterOperator.CO, "Bo"))),
                                Optional.empty()),
                        new Change.Assignments(List.of(new Assignment(Path.attribute("team_id"), Value.of("7"))))));
    }

    @ParameterizedTest
    @CsvSource({
        "FirstName, first_name",
        "MiddleName, middle_name",
        "LastName, last_name",
        "EmailAddress, email",
        "Role, role",
        "PhoneMain, phone_number",
        "PhoneOthers, phone_others",
        "City, city",
        "State, state",
        "Country, country",
        "ZipCode, zip",
        "Address, address",
        "Department, department",
        "Designation, designation",
        "Team, team_id",
        "TeamId, team_id",
        "SalesRegions, sales_regions",
        "Skills, skills",
        "TimeZone, time_zone",
        "UserType, user_type",
        "OfficeLocationName, office_location_name",
        "StatusCode, status_code",
        "mx_Custom_1, mx_custom_1",
        "mx_Custom_10, mx_custom_10",
    })
    void looksUpEveryAttributeOfTheContract(String lookupName, String attribute) {
        assertThat(users(group(null, condition(lookupName, "eq", "\"x\"", null))))
                .isEqualTo(compare(attribute, FilterOperator.EQ, "x"));
    }

    @Test
    void takesTheUserIdForTheIdOfThePerson() {
        assertThat(users(group(null, condition("UserID", "eq", "301", null))))
                .isEqualTo(new Filter.Compare(new FilterField.Id(), FilterOperator.EQ, Value.of("301")));
    }

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
    void looksUpNothingElse(String lookupName) {
        assertThat(problem(body(group(null, condition(lookupName, "eq", "\"x\"", null)))))
                .isEqualTo(new Problem(
                        Problem.Kind.INVALID,
                        "is not an attribute of users that can be looked up",
                        "/Conditions/0/Condition/0/LookupName"));
    }

    @Test
    void comparesAsTheOperatorsSay() {
        assertThat(operator("eq")).isEqualTo(FROM_A);
        assertThat(operator("neq")).isEqualTo(new Filter.Not(FROM_A));
        assertThat(operator("lik")).isEqualTo(compare("city", FilterOperator.CO, "A"));
        assertThat(operator("nlik")).isEqualTo(new Filter.Not(compare("city", FilterOperator.CO, "A")));
        assertThat(operator("lik_s")).isEqualTo(compare("city", FilterOperator.SW, "A"));
        assertThat(operator("lik_e")).isEqualTo(compare("city", FilterOperator.EW, "A"));
        assertThat(operator("n")).isEqualTo(new Filter.Not(new Filter.Present(new FilterField.Attribute("city"))));
        assertThat(operator("nn")).isEqualTo(new Filter.Present(new FilterField.Attribute("city")));
    }

    private Filter operator(String operator) {
        return users(group(null, condition("City", operator, "\"A\"", null)));
    }

    @Test
    void negatesBothPlacesOfAPhoneNumberTogether() {
        assertThat(users(group(null, condition("AssociatedPhoneNumbers", "nlik", "\"23\"", null))))
                .isEqualTo(new Filter.Not(new Filter.Or(List.of(
                        compare("phone_number", FilterOperator.CO, "23"),
                        compare("phone_numbers", FilterOperator.CO, "23")))));
    }

    @Test
    void needsNoValueToAskWhetherThereIsAny() {
        assertThat(users("{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}"))
                .isEqualTo(new Filter.Not(new Filter.Present(new FilterField.Attribute("city"))));
    }

    @ParameterizedTest
    @CsvSource({"23, 23", "true, true", "1.50, 1.50", "-7, -7", "1e3, 1000", "1e900000000, 1E+900000000"})
    void readsNumbersAndBooleansAsTheirText(String json, String text) {
        assertThat(users(group(null, condition("City", "eq", json, null))))
                .isEqualTo(compare("city", FilterOperator.EQ, text));
    }

    @Test
    void takesGroupsFromLeftToRight() {
        String a = condition("City", "eq", "\"A\"", null);
        String b = condition("City", "eq", "\"B\"", null);
        String c = condition("City", "eq", "\"C\"", null);
        assertThat(users(group("OR", a), group("AND", b), group(null, c)))
                .isEqualTo(new Filter.And(List.of(new Filter.Or(List.of(FROM_A, FROM_B)), FROM_C)));
        assertThat(users(group("AND", a), group("OR", b), group(null, c)))
                .isEqualTo(new Filter.Or(List.of(new Filter.And(List.of(FROM_A, FROM_B)), FROM_C)));
        assertThat(users(group("AND", a), group("AND", b), group(null, c)))
                .isEqualTo(new Filter.And(List.of(FROM_A, FROM_B, FROM_C)));
    }

    @Test
    void toleratesAnOperatorAfterTheLast() {
        assertThat(users(group("OR", condition("City", "eq", "\"A\"", "AND")))).isEqualTo(FROM_A);
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
    void saysWhichPartIsNotThere(String body, String pointer, String detail) {
        assertThat(problem(body)).isEqualTo(new Problem(Problem.Kind.INVALID, detail, pointer));
    }

    @Test
    void saysWhereAnOperatorIsMissingOrChanges() {
        String a = condition("City", "eq", "\"A\"", null);
        String and = condition("City", "eq", "\"A\"", "AND");
        String or = condition("City", "eq", "\"A\"", "OR");
        assertThat(problem(body(group(null, a, a))).pointer()).isEqualTo("/Conditions/0/Condition/0/ConditionOperator");
        assertThat(problem(body(group("AND", a), group(null, and, or, a))))
                .isEqualTo(new Problem(
                        Problem.Kind.INVALID,
                        "is OR after AND: one operator is used throughout a group",
                        "/Conditions/1/Condition/1/ConditionOperator"));
        assertThat(problem(body(group(null, a), group(null, a))))
                .isEqualTo(new Problem(
                        Problem.Kind.INVALID,
                        "is missing: another follows, so it must be AND or OR",
                        "/Conditions/0/GroupOperator"));
        assertThat(problem(body(group("XOR", a), group(null, a))))
                .isEqualTo(new Problem(
                        Problem.Kind.INVALID,
                        "is not an operator: another follows, so it must be AND or OR",
                        "/Conditions/0/GroupOperator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq", "neq", "lik", "nlik", "lik_s", "lik_e"})
    void refusesToCompareWithNothing(String operator) {
        for (String blank : List.of("null", "\"\"", "\"  \"")) {
            assertThat(problem(body(group(null, condition("City", operator, blank, null))))
                            .pointer())
                    .isEqualTo("/Conditions/0/Condition/0/LookupValue");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EQ", "equals", "gt", "like"})
    void knowsNoOtherOperators(String operator) {
        assertThat(problem(body(group(null, condition("City", operator, "\"A\"", null)))))
                .isEqualTo(new Problem(
                        Problem.Kind.INVALID,
                        "must be one of eq, neq, lik, nlik, lik_s, lik_e, n, nn",
                        "/Conditions/0/Condition/0/Operator"));
    }

    @Test
    void updatesTheTeamAlone() {
        String conditions = group(null, condition("City", "eq", "\"A\"", null));
        assertThat(problem(request("Country", "\"7\"", conditions)).pointer()).isEqualTo("/Attribute");
        assertThat(problem(request("TeamId", "null", conditions)))
                .isEqualTo(new Problem(Problem.Kind.INVALID, "is missing", "/Value"));
        assertThat(problem(request("TeamId", "{}", conditions)).pointer()).isEqualTo("/Value");
        assertThat(good(request("TeamId", "7", conditions)).team()).isEqualTo("7");
    }

    @Test
    void passesNothingOver() {
        String more =
                group(null, condition("City", "eq", "\"A\"", null)).replace("\"Condition\"", "\"Not\":1,\"Condition\"");
        assertThat(problem(body(more)).pointer()).isEqualTo("/Conditions/0/Not");
    }

    @Test
    void statesItsLimits() {
        String many = IntStream.rangeClosed(0, 100)
                .mapToObj(number -> condition("UserID", "eq", Integer.toString(number), "OR"))
                .collect(Collectors.joining(",", "{\"Condition\":[", "]}"));
        assertThat(problem(body(many)))
                .isEqualTo(new Problem(
                        Problem.Kind.TOO_LARGE, "has 101 conditions in all; the limit is 100", "/Conditions"));
        String longest = condition("City", "eq", "\"" + "x".repeat(1025) + "\"", null);
        assertThat(problem(body(group(null, longest))).detail()).contains("1025", "1024");
    }

    private static Filter compare(String attribute, FilterOperator operator, String value) {
        return new Filter.Compare(new FilterField.Attribute(attribute), operator, Value.of(value));
    }

    private static String condition(String name, String operator, String value, String next) {
        return "{\"LookupName\":\"%s\",\"Operator\":\"%s\",\"LookupValue\":%s,\"ConditionOperator\":%s}"
                .formatted(name, operator, value, quoted(next));
    }

    private static String group(String next, String... conditions) {
        return "{\"Condition\":[%s],\"GroupOperator\":%s}".formatted(String.join(",", conditions), quoted(next));
    }

    private static String quoted(String word) {
        return word == null ? "null" : "\"" + word + "\"";
    }

    private static String body(String... groups) {
        return request("TeamId", "\"7\"", String.join(",", groups));
    }

    private static String request(String attribute, String value, String groups) {
        return "{\"Conditions\":[%s],\"Attribute\":\"%s\",\"Value\":%s}".formatted(groups, attribute, value);
    }

    private Filter users(String... groups) {
        return good(body(groups)).users();
    }

    private UpdateRequest good(String body) {
        return switch (reader.read(body).flatMap(UpdateRequest::read)) {
            case Validated.Valid<UpdateRequest>(UpdateRequest update) -> update;
            case Validated.Invalid<UpdateRequest>(List<Problem> problems) ->
                throw new AssertionError(problems.toString());
        };
    }

    private Problem problem(String body) {
        return switch (reader.read(body).flatMap(UpdateRequest::read)) {
            case Validated.Valid<UpdateRequest>(UpdateRequest update) -> throw new AssertionError(update.toString());
            case Validated.Invalid<UpdateRequest>(List<Problem> problems) -> problems.getFirst();
        };
    }
}
