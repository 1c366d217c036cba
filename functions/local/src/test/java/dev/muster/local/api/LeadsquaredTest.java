package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Scheme;
import dev.muster.core.access.Team;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LeadSquared over HTTP, as contracts/leadsquared.md has it; the samples are the seed's. */
class LeadsquaredTest extends DialectContract {
    private static final String UPDATE = "/v2/UserManagement.svc/User/Bulk/Update";
    private static final String TEAMS = "/v2/TeamManagement.svc/Retrieve";
    private static final String KEYS = "?accessKey=local-access&secretKey=local-secret";
    private static final String SEED = """
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
               "Attribute":"{{Attribute}}",
               "Value":"{{Value}}"
            }""";

    @Override
    Wire change(Collection<String> ids) {
        return update(ids.stream()
                .map(id -> condition("UserID", "eq", id, "OR"))
                .collect(Collectors.joining(",", "{\"Condition\":[", "]}")));
    }

    private static Wire update(String groups) {
        return wire("{\"Conditions\":[" + groups + "],\"Attribute\":\"TeamId\",\"Value\":\"2\"}");
    }

    private static Wire wire(String body) {
        return new Wire("POST", UPDATE + KEYS, Map.of("Content-Type", "application/json"), body);
    }

    private static String condition(String name, String operator, String value, String next) {
        return "{\"LookupName\":\"%s\",\"Operator\":\"%s\",\"LookupValue\":\"%s\",\"ConditionOperator\":\"%s\"}"
                .formatted(name, operator, value, next);
    }

    private static String group(String condition) {
        return "{\"Condition\":[" + condition + "]}";
    }

    @Override
    boolean isChanged(Person person) {
        return person.value(Path.attribute("team_id")).equals(Value.of("2"));
    }

    @Override
    Wire foreign(Wire wire) {
        return keys(wire, "local-other-access", "local-other-secret");
    }

    @Override
    Wire anonymous(Wire wire) {
        return wire.withAddress(UPDATE);
    }

    @Override
    Wire stranger(Wire wire) {
        return keys(wire, "local-access", "local-secret-of-nobody");
    }

    private static Wire keys(Wire wire, String access, String secret) {
        return wire.withAddress(wire.address().split("\\?", 2)[0] + "?accessKey=" + access + "&secretKey=" + secret);
    }

    @Override
    Credential credential() {
        return Credential.of(Scheme.LEADSQUARED, "local-access:local-secret");
    }

    @Override
    List<String> secrets() {
        return List.of("local-access", "local-secret");
    }

    @Override
    List<Wire> selectingNobody() {
        return List.of(
                wire("{\"Conditions\":[],\"Attribute\":\"TeamId\",\"Value\":\"2\"}"),
                wire("{\"Attribute\":\"TeamId\",\"Value\":\"2\"}"),
                update("{\"Condition\":[]}"),
                update(group(condition("UserID", "eq", "", ""))),
                update(group(condition("FirstName", "lik", " ", ""))));
    }

    @Override
    Wire nested(int depth) {
        return wire("[".repeat(depth) + "]".repeat(depth));
    }

    /** Conditions that fit into a body at all. */
    @Override
    Wire naming(int people) {
        return update("{\"Condition\":[" + "0,".repeat(people - 1) + "0]}");
    }

    @Override
    int done() {
        return 200;
    }

    @Override
    int invalid() {
        return 400;
    }

    @Override
    void assertRefusal(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.at("/Status")).isEqualTo("Error");
        assertThat(answer.at("/ExceptionType")).matches("MX[A-Za-z]+Exception");
        assertThat(answer.at("/ExceptionMessage")).isNotBlank();
    }

    @Test
    void answersTheSeedsSample() {
        walk.store(MemoryWalk.DEMO, List.of("bob"), Set.of(), Map.of("first_name", "bob"));
        walk.store(MemoryWalk.DEMO, List.of("phone"), Set.of(), Map.of("phone_number", "+1 234"));
        walk.store(MemoryWalk.DEMO, List.of("ann"), Set.of(), Map.of("first_name", "Ann", "phone_number", "32"));
        Answer answer = send(wire(SEED.replace("{{Attribute}}", "TeamId").replace("{{Value}}", "2")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"Status\":\"Success\",\"Message\":{\"AffectedRows\":2,\"IsSuccessful\":true}}");
        assertThat(team("bob")).isEqualTo("2");
        assertThat(team("phone")).isEqualTo("2");
        assertThat(team("ann")).isEqualTo("absent");
    }

    @Test
    void refusesTheSeedsSampleWithItsBracesLeftIn() {
        assertError(send(wire(SEED)), 400, "MXInvalidInputException", "Attribute must be TeamId");
    }

    private String team(String person) {
        return walk.get("/v1/people/" + person).at("/attributes/team_id");
    }

    @Test
    void countsTheMatchedWhetherOrNotTheyWereInTheTeam() {
        send(change(List.of("301")));
        assertThat(rows(send(change(List.of("301", "302"))))).isEqualTo("2");
        assertThat(rows(send(change(List.of("nobody"))))).isEqualTo("0");
        assertThat(send(change(List.of("nobody"))).at("/Message/IsSuccessful")).isEqualTo("true");
    }

    private static String rows(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.at("/Message/AffectedRows");
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
    void matchesAsTheOperatorsSay(String name, String operator, String value, int matched) {
        walk.store(MemoryWalk.DEMO, List.of("town"), Set.of(), Map.of("city", "Kyoto", "mx_custom_3", "Blue"));
        // Persons 1 and 2 of the local accounts have neither.
        String groups = "{\"Condition\":[%s],\"GroupOperator\":\"AND\"},%s,%s"
                .formatted(
                        condition(name, operator, value, ""),
                        "{\"Condition\":[" + condition("UserID", "neq", "1", "") + "],\"GroupOperator\":\"AND\"}",
                        group(condition("UserID", "neq", "2", "")));
        assertThat(rows(send(update(groups)))).isEqualTo(Integer.toString(matched));
    }

    @Test
    void takesGroupsFromLeftToRight() {
        String groups =
                "{\"Condition\":[%s],\"GroupOperator\":\"OR\"},{\"Condition\":[%s],\"GroupOperator\":\"AND\"},%s"
                        .formatted(
                                condition("UserID", "eq", "301", ""),
                                condition("UserID", "eq", "302", ""),
                                group(condition("UserID", "eq", "302", "")));
        assertThat(rows(send(update(groups)))).isEqualTo("1");
        assertThat(changed(MemoryWalk.DEMO)).containsExactly("302");
    }

    @Test
    void takesTheKeysFromTheHeadersFirst() {
        Wire inHeaders = change(List.of("301"))
                .withAddress(UPDATE)
                .with("x-LSQ-AccessKey", "local-access")
                .with("x-LSQ-SecretKey", "local-secret");
        assertThat(rows(send(inHeaders))).isEqualTo("1");
        Wire both = keys(inHeaders, "local-other-access", "local-other-secret");
        assertThat(rows(send(both))).isEqualTo("1");
        assertThat(changed(MemoryWalk.OTHER)).isEmpty();
        assertThat(send(change(List.of("301")).with("x-LSQ-SecretKey", "wrong")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?accessKey=local-access",
                "?secretKey=local-secret",
                "?accessKey=&secretKey=",
                "?accessKey=local-secret&secretKey=local-access",
                "?accessKey=local-access:local&secretKey=secret",
                "?accessKey=local-access&accessKey=local-access&secretKey=local-secret",
                "?accesskey=local-access&secretkey=local-secret",
            })
    void refusesWrongKeys(String query) {
        Answer answer = send(change(List.of("301")).withAddress(UPDATE + query));
        assertError(answer, 401, "MXUnauthorizedAccessException", "");
        assertThat(changed(MemoryWalk.DEMO)).isEmpty();
    }

    @Test
    void refusesTheSecretsOfOtherSchemes() {
        Answer answer =
                send(change(List.of("301")).withAddress(UPDATE).with("Authorization", "Bearer " + MemoryWalk.KEY));
        assertError(answer, 401, "MXUnauthorizedAccessException", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "json"})
    void refusesOtherContentTypes(String type) {
        Answer answer = send(change(List.of("301")).with("Content-Type", type));
        assertError(answer, 400, "MXInvalidInputException", "application/json");
        assertError(
                send(change(List.of("301")).without("Content-Type")), 400, "MXInvalidInputException", "Content-Type");
    }

    @Test
    void takesACharset() {
        Wire wire = change(List.of("301")).with("Content-Type", "Application/JSON; charset=UTF-8");
        assertThat(rows(send(wire))).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | MXInvalidInputException | line 1",
                "`` | MXInvalidInputException | emptiness",
                "[] | MXInvalidInputException | an object",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Attribute is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\"} | MXMandatoryAttributeMissingException | Value is missing",
                "{\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions is missing",
                "{\"Conditions\":[{\"Condition\":[{\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].LookupName is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].Operator is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"eq\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].LookupValue is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"},{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXMandatoryAttributeMissingException | Conditions[0].Condition[0].ConditionOperator is missing",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"Pet\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXInvalidInputException | Conditions[0].Condition[0].LookupName is not",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"gt\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"} | MXInvalidInputException | Conditions[0].Condition[0].Operator must be",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"City\",\"Value\":\"2\"} | MXInvalidInputException | Attribute must be TeamId",
                "{\"Conditions\":[{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"n\"}]}],\"Attribute\":\"TeamId\",\"Value\":\"99\"} | MXInvalidInputException | Value is not the id of a team",
            })
    void refusesWhatIsNotPerSpecification(String body, String type, String message) {
        Answer answer = send(wire(body));
        assertError(answer, 400, type, message);
        assertThat(walk.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void refusesTheTeamsOfOtherTenants() {
        walk.ports.access().addTeam(MemoryWalk.OTHER, new Team("99", "Theirs"));
        Answer answer = send(
                change(List.of("301")).withBody(change(List.of("301")).body().replace("\"2\"", "\"99\"")));
        assertError(answer, 400, "MXInvalidInputException", "Value is not the id of a team");
    }

    @Test
    void knowsNoOtherPath() {
        Map<String, String> none = Map.of();
        Answer path = walk.send("POST", "/v2/UserManagement.svc/User/Delete" + KEYS, "{}", none);
        assertError(path, 404, "MXNotFoundException", "");
        assertError(walk.send("GET", UPDATE + KEYS, null, none), 404, "MXNotFoundException", "POST");
    }

    @Test
    void allows25CallsInAny5Seconds() {
        Wire wire = change(List.of("301")).with("Prefer", "respond-async");
        for (int call = 0; call < 25; call++) {
            assertThat(send(wire).status()).isEqualTo(202);
        }
        Answer answer = send(wire);
        assertError(answer, 429, "MXAPIRateLimitExceededException", "");
        assertThat(answer.at("/ExceptionMessage")).isEqualTo("API calls exceeded the limit of 25 in 5 second(s)");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(send(foreign(wire)).status()).isEqualTo(202);
        walk.time.pass(Duration.ofSeconds(5));
        assertThat(send(wire).status()).isEqualTo(202);
    }

    @Test
    void namesTheLimitOfTheCredential() {
        walk.ports.access().grant(credential(), new Grant(new Caller(MemoryWalk.DEMO, "1"), 1));
        assertThat(teams(KEYS).status()).isEqualTo(200);
        assertThat(teams(KEYS).at("/ExceptionMessage")).isEqualTo("API calls exceeded the limit of 1 in 5 second(s)");
    }

    @Test
    void answersAFailureOfOurs() {
        walk.people.breakDown();
        assertError(send(change(List.of("301"))), 500, "MXInternalException", "something went wrong here");
    }

    @Test
    void tellsHowFarItIsWhenTheWaitRunsOut() {
        walk.time.meanwhile(() -> {});
        Answer answer = send(change(List.of("301")));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"Status\":\"Accepted\",\"Message\":{\"AffectedRows\":0,\"IsSuccessful\":false}}");
    }

    @Test
    void listsTheTeams() {
        Answer answer = teams(KEYS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"Teams\":[{\"TeamId\":\"1\",\"Name\":\"North\"},{\"TeamId\":\"2\",\"Name\":\"South\"}]}");
        assertError(teams(""), 401, "MXUnauthorizedAccessException", "");
        assertThat(walk.send("GET", TEAMS + "/" + KEYS, null, Map.of()).status())
                .isEqualTo(200);
    }

    private Answer teams(String query) {
        return walk.send("GET", TEAMS + query, null, Map.of());
    }

    private void assertError(Answer answer, int status, String type, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertRefusal(answer);
        assertThat(answer.at("/ExceptionType")).isEqualTo(type);
        assertThat(answer.at("/ExceptionMessage")).contains(message);
    }
}
