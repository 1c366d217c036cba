package dev.muster.api.dialect.leadsquared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Command;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateRequestTest extends UpdateRequestFixture {
    private static final Filter FROM_A = compare("city", FilterOperator.EQ, "A");
    private static final Filter FROM_B = compare("city", FilterOperator.EQ, "B");
    private static final Filter FROM_C = compare("city", FilterOperator.EQ, "C");

    @Test
    void readsConditionsOfSample() {
        UpdateRequest update = valid("""
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
    void readsEveryDocumentedLookupName(String lookupName, String attribute) {
        assertThat(users(group(null, condition(lookupName, "eq", "\"x\"", null))))
                .isEqualTo(compare(attribute, FilterOperator.EQ, "x"));
    }

    @Test
    void readsUserIdAsIdOfPerson() {
        assertThat(users(group(null, condition("UserID", "eq", "301", null))))
                .isEqualTo(new Filter.Compare(new FilterField.AnyCaseId(), FilterOperator.EQ, Value.of("301")));
    }

    @Test
    void readsEveryOperator() {
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
    void negatesBothPhoneNumberAttributesTogether() {
        assertThat(users(group(null, condition("AssociatedPhoneNumbers", "nlik", "\"23\"", null))))
                .isEqualTo(new Filter.Not(new Filter.Or(List.of(
                        compare("phone_number", FilterOperator.CO, "23"),
                        compare("phone_numbers", FilterOperator.CO, "23")))));
    }

    @Test
    void readsPresenceWithoutValue() {
        assertThat(users("{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}"))
                .isEqualTo(new Filter.Not(new Filter.Present(new FilterField.Attribute("city"))));
    }

    @ParameterizedTest
    @CsvSource({"23, 23", "true, true", "1.50, 1.50", "-7, -7", "1e3, 1000", "1e900000000, 1E+900000000"})
    void readsNumbersAndBooleansAsText(String json, String text) {
        assertThat(users(group(null, condition("City", "eq", json, null))))
                .isEqualTo(compare("city", FilterOperator.EQ, text));
    }

    @Test
    void readsGroupsFromLeftToRight() {
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
    void ignoresOperatorAfterLastCondition() {
        assertThat(users(group("OR", condition("City", "eq", "\"A\"", "AND")))).isEqualTo(FROM_A);
    }
}
