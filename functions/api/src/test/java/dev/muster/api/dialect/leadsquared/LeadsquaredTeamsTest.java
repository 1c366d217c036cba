package dev.muster.api.dialect.leadsquared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of teams, with the members that the original API documents. */
class LeadsquaredTeamsTest {
    private static final String TEAMS = "/v2/TeamManagement.svc/Retrieve?accessKey=local-access&secretKey=local-secret";

    private final ApiStack stack = ApiStack.withLocalAccounts();

    private TestResponse teams(String query) {
        TestResponse response = stack.send("GET", TEAMS + query, null, Map.of("accept", "application/json"));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response;
    }

    @Test
    void countsTeamsAndSaysWhen() {
        stack.ports.access().addTeam(ApiStack.DEMO, new Team("west", "West"));
        TestResponse response = teams("");
        assertThat(response.at("/RecordCount")).isEqualTo("3");
        assertThat(response.at("/FetchedOn")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");
        assertThat(response.at("/Teams/2/TeamId")).isEqualTo("west");
    }

    @ParameterizedTest
    @CsvSource({
        "TeamId, 2",
        "Code, 2",
        "Name, South",
        "Description, ''",
        "Sequence, 1",
        "ParentId, null",
        "ParentCode, 0",
        "ParentName, null",
        "ModifiedOn, null",
        "WorkdayTemplateCode, 0",
        "IsHolidayCalendarOverridden, false",
        "Depth, 0",
        "SmartViewId, null",
        "ChildTeams, absent",
    })
    void showsMembersOfTheOriginal(String member, String value) {
        assertThat(teams("").at("/Teams/1/" + member)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void hierarchyHasNoChildren(String value) {
        assertThat(teams("&getHierarchical=" + value).at("/Teams/0/ChildTeams")).isEqualTo("[]");
        assertThat(teams("&getHierarchical=false").at("/Teams/0/ChildTeams")).isEqualTo("absent");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "999999999, 999999999"})
    void codeOfNumberIsTheNumber(String id, long code) {
        assertThat(TeamCode.of(id)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07", "0", "1000000000", "d384de8a-0bed-11e8-a6d9-069b743e848f", "west"})
    void codeOfOtherIdsIsStableAndPositive(String id) {
        assertThat(TeamCode.of(id)).isBetween(0L, (long) Integer.MAX_VALUE).isEqualTo(TeamCode.of(id));
    }
}
