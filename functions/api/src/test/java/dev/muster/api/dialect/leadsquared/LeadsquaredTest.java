package dev.muster.api.dialect.leadsquared;

import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.KEYS;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.SAMPLE;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.TEAMS;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.UPDATE;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.condition;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.group;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.keys;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.request;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.update;
import static dev.muster.api.dialect.leadsquared.LeadsquaredRequests.users;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.api.dialect.DialectContract;
import dev.muster.core.access.Credential;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadsquaredTest extends DialectContract {
    @Override
    protected WireRequest change(Collection<String> ids) {
        return users(ids);
    }

    @Override
    protected boolean isChanged(Person person) {
        return person.value(Path.attribute("team_id")).equals(Value.of("2"));
    }

    @Override
    protected WireRequest asOtherTenant(WireRequest request) {
        return keys(request, "local-other-access", "local-other-secret");
    }

    @Override
    protected WireRequest withoutCredential(WireRequest request) {
        return request.withAddress(UPDATE);
    }

    @Override
    protected WireRequest withUnknownCredential(WireRequest request) {
        return keys(request, "local-access", "local-secret-of-nobody");
    }

    @Override
    protected String[] varyingHeaders() {
        return new String[] {"x-LSQ-AccessKey", "x-LSQ-SecretKey"};
    }

    @Override
    protected Credential credential() {
        return Credential.of("leadsquared", "local-access:local-secret");
    }

    @Override
    protected List<String> secrets() {
        return List.of("local-access", "local-secret");
    }

    @Override
    protected List<WireRequest> emptySelections() {
        return List.of(
                request("{\"Conditions\":[],\"Attribute\":\"TeamId\",\"Value\":\"2\"}"),
                request("{\"Attribute\":\"TeamId\",\"Value\":\"2\"}"),
                update("{\"Condition\":[]}"),
                update(group(condition("UserID", "eq", "", ""))),
                update(group(condition("FirstName", "lik", " ", ""))));
    }

    @Override
    protected WireRequest nestedBody(int depth) {
        return request("[".repeat(depth) + "]".repeat(depth));
    }

    /** Returns conditions short enough for the body limit. */
    @Override
    protected WireRequest selecting(int people) {
        return update("{\"Condition\":[" + "0,".repeat(people - 1) + "0]}");
    }

    @Override
    protected int successStatus() {
        return 200;
    }

    @Override
    protected int invalidStatus() {
        return 400;
    }

    @Override
    protected void assertErrorForm(TestResponse response) {
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.at("/Status")).isEqualTo("Error");
        assertThat(response.at("/ExceptionType")).matches("MX[A-Za-z]+Exception");
        assertThat(response.at("/ExceptionMessage")).isNotBlank();
    }

    @Test
    void updatesTeamOfPeopleInSample() {
        stack.store(ApiStack.DEMO, List.of("bob"), Set.of(), Map.of("first_name", "bob"));
        stack.store(ApiStack.DEMO, List.of("phone"), Set.of(), Map.of("phone_number", "+1 234"));
        stack.store(ApiStack.DEMO, List.of("ann"), Set.of(), Map.of("first_name", "Ann", "phone_number", "32"));
        TestResponse response =
                send(request(SAMPLE.replace("{{Attribute}}", "TeamId").replace("{{Value}}", "2")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body())
                .isEqualTo("{\"Status\":\"Success\",\"Message\":{\"AffectedRows\":2,\"IsSuccessful\":true}}");
        assertThat(team("bob")).isEqualTo("2");
        assertThat(team("phone")).isEqualTo("2");
        assertThat(team("ann")).isEqualTo("absent");
    }

    private String team(String person) {
        return stack.get("/v1/people/" + person).at("/attributes/team_id");
    }

    @Test
    void countsMatchedPeopleAlreadyInTeam() {
        send(change(List.of("301")));
        assertThat(rows(send(change(List.of("301", "302"))))).isEqualTo("2");
        assertThat(rows(send(change(List.of("nobody"))))).isEqualTo("0");
        assertThat(send(change(List.of("nobody"))).at("/Message/IsSuccessful")).isEqualTo("true");
    }

    private static String rows(TestResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.at("/Message/AffectedRows");
    }

    @ParameterizedTest
    @CsvSource({
        "City, eq, kyoto, 1",
        "City, neq, kyoto, 3",
        "City, lik, YO, 1",
        "City, nlik, YO, 3",
        "City, lik_s, Ky, 1",
        "City, lik_e, Ky, 0",
        "City, n, -, 3",
        "City, nn, -, 1",
        "Country, eq, BRAZIL, 3",
        "mx_Custom_3, eq, blue, 1",
        "UserID, lik_s, 30, 3",
        "UserID, eq, town, 1",
    })
    void matchesByOperator(String name, String operator, String value, int matched) {
        stack.store(ApiStack.DEMO, List.of("town"), Set.of(), Map.of("city", "Kyoto", "mx_custom_3", "Blue"));
        // Persons 1 and 2 of the local accounts have neither attribute.
        String groups = "{\"Condition\":[%s],\"GroupOperator\":\"AND\"},%s,%s"
                .formatted(
                        condition(name, operator, value, ""),
                        "{\"Condition\":[" + condition("UserID", "neq", "1", "") + "],\"GroupOperator\":\"AND\"}",
                        group(condition("UserID", "neq", "2", "")));
        assertThat(rows(send(update(groups)))).isEqualTo(Integer.toString(matched));
    }

    @Test
    void evaluatesGroupsFromLeftToRight() {
        String groups =
                "{\"Condition\":[%s],\"GroupOperator\":\"OR\"},{\"Condition\":[%s],\"GroupOperator\":\"AND\"},%s"
                        .formatted(
                                condition("UserID", "eq", "301", ""),
                                condition("UserID", "eq", "302", ""),
                                group(condition("UserID", "eq", "302", "")));
        assertThat(rows(send(update(groups)))).isEqualTo("1");
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("302");
    }

    @Test
    void prefersKeysInHeaders() {
        WireRequest inHeaders = change(List.of("301"))
                .withAddress(UPDATE)
                .with("x-LSQ-AccessKey", "local-access")
                .with("x-LSQ-SecretKey", "local-secret");
        assertThat(rows(send(inHeaders))).isEqualTo("1");
        WireRequest both = keys(inHeaders, "local-other-access", "local-other-secret");
        assertThat(rows(send(both))).isEqualTo("1");
        assertThat(changedIds(ApiStack.OTHER)).isEmpty();
        assertThat(send(change(List.of("301")).with("x-LSQ-SecretKey", "wrong")).status())
                .isEqualTo(401);
    }

    @Test
    void acceptsCharset() {
        WireRequest request = change(List.of("301")).with("Content-Type", "Application/JSON; charset=UTF-8");
        assertThat(rows(send(request))).isEqualTo("1");
    }

    @Test
    void reportsProgressWhenJobOutlastsWait() {
        stack.time.meanwhile(() -> {});
        TestResponse response = send(change(List.of("301")));
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo("{\"Status\":\"Accepted\",\"Message\":{\"AffectedRows\":1,\"IsSuccessful\":false}}");
    }

    @Test
    void listsTeams() {
        TestResponse response = teams(KEYS);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.at("/RecordCount")).isEqualTo("2");
        assertThat(response.at("/Teams/0/TeamId")).isEqualTo("1");
        assertThat(response.at("/Teams/0/Name")).isEqualTo("North");
        assertThat(response.at("/Teams/1/TeamId")).isEqualTo("2");
        assertThat(response.at("/Teams/2")).isEqualTo("absent");
        assertThat(teams("").status()).isEqualTo(401);
        assertThat(stack.send("GET", TEAMS + "/" + KEYS, null, Map.of()).status())
                .isEqualTo(200);
    }

    private TestResponse teams(String query) {
        return stack.send("GET", TEAMS + query, null, Map.of());
    }
}
