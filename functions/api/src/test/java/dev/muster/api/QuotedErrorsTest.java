package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors quote the unknown name or value that the client sent. */
class QuotedErrorsTest {
    private static final String CONDITION = "{\"LookupName\":\"City\",\"Operator\":\"nn\"%s}";

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"set\":\"First Name\",\"to\":1} | not \"First Name\"",
                "{\"organization\":\"3\",\"set\":\"Status\",\"to\":1} | not \"Status\"",
                "{\"organization\":\"a b\",\"archive\":true} | not \"a b\"",
                "{\"organization\":\"3\",\"assign\":\"a/b\"} | not \"a/b\"",
                "{\"organization\":\"3\",\"assign\":[\"1\"]} | not an array",
                "{\"organization\":\"3\",\"set\":\"labels\",\"to\":\"5\"} | \"labels\" cannot be set; use add_to and remove_from",
                "{\"organization\":\"3\",\"set\":\"assigned\",\"to\":\"5\"} | \"assigned\" cannot be set; use assign and unassign",
                "{\"organization\":\"3\",\"set\":\"removed\",\"to\":true} | \"removed\" cannot be set; use remove",
            })
    void ownApiQuotesNamesAndIds(String change, String quotation) {
        assertThat(ways.patch("7", change).at("/errors/0/detail")).contains(quotation);
        assertThat(stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[" + change + "]}")
                        .at("/errors/0/detail"))
                .contains(quotation);
    }

    @Test
    void cutsLongQuotations() {
        assertThat(ways.patch("7", "{\"set\":\"%s\",\"to\":1}".formatted("X".repeat(1000)))
                        .at("/errors/0/detail"))
                .endsWith("not \"" + "X".repeat(64) + "…\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"person_ids\":\"7\",\"gender\":\"maybe\" | not \"maybe\"",
                "\"person_ids\":\"7\",\"student_status\":5 | not \"5\"",
                "\"person_ids\":\"7\",\"organization_id\":\"3\",\"followup_status\":\"called\" | not \"called\"",
                "\"person_ids\":\"7\",\"organization_id\":\"3\",\"archived\":\"perhaps\" | not \"perhaps\"",
                "\"person_ids\":\"7\",\"organization_id\":\"3\",\"labels\":{\"a b\":true} | not \"a b\"",
            })
    void missionHubQuotesValues(String attributes, String quotation) {
        TestResponse response = ways.missionHubBulk(attributes);
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/errors/0/detail")).contains(quotation);
    }

    @Test
    void leadSquaredQuotesOperatorsAndTeam() {
        String last = CONDITION.formatted("");
        String mixed = "{\"Condition\":[%s,%s]}".formatted(CONDITION.formatted(",\"ConditionOperator\":\"XOR\""), last);
        String groups = "{\"Condition\":[%1$s],\"GroupOperator\":\"NAND\"},{\"Condition\":[%1$s]}".formatted(last);
        assertThat(update(mixed, "1")).contains("ConditionOperator", "AND or OR", "not \\\"XOR\\\"");
        assertThat(update(groups, "1")).contains("GroupOperator", "AND or OR", "not \\\"NAND\\\"");
        assertThat(update("{\"Condition\":[%s]}".formatted(last), "99")).contains("the id of a team: \\\"99\\\"");
    }

    private String update(String conditions, String team) {
        TestResponse response = stack.post(
                "/v2/UserManagement.svc/User/Bulk/Update?accessKey=local-access&secretKey=local-secret",
                "{\"Conditions\":[%s],\"Attribute\":\"TeamId\",\"Value\":\"%s\"}".formatted(conditions, team),
                "Content-Type",
                "application/json");
        assertThat(response.status()).isEqualTo(400);
        return response.body();
    }
}
