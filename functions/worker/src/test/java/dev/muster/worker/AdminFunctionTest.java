package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.muster.api.ApiStack;
import dev.muster.api.DialectCatalog;
import dev.muster.api.TestInvocation;
import dev.muster.api.TestResponse;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdminFunctionTest {
    private static final Tenant ACME = new Tenant("acme");
    private static final java.nio.file.Path EVENTS = java.nio.file.Path.of("..", "..", "events", "admin");

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final AdminFunction function = new AdminFunction(stack.ports, DialectCatalog.credentialTypes());

    @Test
    void createsUsableTenant() throws IOException {
        List<Map<String, Object>> results = invoke(Files.readString(EVENTS.resolve("new-tenant.json")));
        assertThat(results).hasSize(8).allSatisfy(result -> assertThat(result).containsEntry("outcome", "done"));
        Map<String, Object> issued = results.get(4);
        assertThat(issued)
                .containsEntry("scheme", "muster")
                .containsEntry("tenant", "acme")
                .containsEntry("person", "1")
                .containsEntry("calls", 1000);
        assertThat(stack.person(ACME, "1")).hasValueSatisfying(person -> {
            assertThat(person.value(Path.attribute("first_name"))).isEqualTo(Value.of("Ada"));
            assertThat(person.isIn("3")).isTrue();
            assertThat(person.value(Path.permission("42"))).isEqualTo(Value.of("1"));
        });
        TestResponse response = stack.submit(
                "{\"select\":{\"ids\":[\"1\"]},\"changes\":[{\"organization\":\"3\",\"assign\":\"1\"}]}",
                "Authorization",
                "Bearer " + issued.get("secret"));
        assertThat(response.status()).isEqualTo(202);
    }

    @Test
    void changesNothingWhenRepeated() throws IOException {
        String tenant = Files.readString(EVENTS.resolve("new-tenant.json"));
        invoke(tenant);
        long version = stack.person(ACME, "1").orElseThrow().version();
        assertThat(invoke(tenant)).allSatisfy(result -> assertThat(result).containsEntry("outcome", "done"));
        assertThat(stack.person(ACME, "1").orElseThrow().version()).isEqualTo(version);
    }

    static List<CredentialType> credentialTypes() {
        return DialectCatalog.credentialTypes();
    }

    @ParameterizedTest
    @MethodSource("credentialTypes")
    void issuesSecretsOfEveryCredentialType(CredentialType scheme) {
        Map<String, Object> first = issue(scheme.code(), "");
        Map<String, Object> second = issue(scheme.code(), "");
        Secret secret = new Secret(scheme, (String) first.get("secret"));
        assertThat(secret.hasForm()).isTrue();
        assertThat(secret.text()).hasSizeGreaterThan(42).isNotEqualTo(second.get("secret"));
        assertThat(secret.credential().hash()).isEqualTo(first.get("credential"));
        assertThat(stack.ports.access().findGrant(secret.credential())).hasValueSatisfying(grant -> {
            assertThat(grant.caller().person()).isEqualTo("1");
            assertThat(grant.calls()).isEqualTo(scheme.calls());
        });
    }

    @Test
    void erasesPerson() throws IOException {
        invoke(Files.readString(EVENTS.resolve("new-tenant.json")));
        single("{\"command\":\"enroll_person\",\"tenant\":\"acme\",\"person\":\"7\",\"permissions\":{\"3\":\"2\"}}");
        String erase = Files.readString(EVENTS.resolve("erase-person.json"));

        assertThat(invoke(erase)).containsExactly(Map.of("outcome", "done"));

        assertThat(stack.person(ACME, "7")).isEmpty();
        assertThat(invoke(erase))
                .containsExactly(Map.of("outcome", "refused", "reason", "there is no person 7 in that tenant"));
        assertThat(single("{\"command\":\"erase_person\",\"tenant\":\"acme\",\"person\":\"a b\"}"))
                .containsEntry("outcome", "refused")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason.toString()).startsWith("person must be"));
    }

    @Test
    void revokesCredential() {
        Map<String, Object> issued = issue("muster", ",\"calls\":7");
        assertThat(issued).containsEntry("calls", 7);
        String bearer = "Bearer " + issued.get("secret");
        assertThat(stack.get("/v1/jobs", "Authorization", bearer).status()).isEqualTo(200);
        String revoke =
                "{\"commands\":[{\"command\":\"revoke_credential\",\"scheme\":\"muster\",\"credential\":\"%s\"}]}"
                        .formatted(issued.get("credential"));
        assertThat(invoke(revoke)).containsExactly(Map.of("outcome", "done"));
        assertThat(stack.get("/v1/jobs", "Authorization", bearer).status()).isEqualTo(401);
        assertThat(invoke(revoke))
                .containsExactly(Map.of("outcome", "refused", "reason", "this credential opens nothing"));
    }

    @Test
    void rejectsSecretOfAnotherTenant() {
        String secret = ",\"secret\":\"" + "s".repeat(64) + "\"";
        assertThat(issue("huddle", secret)).containsEntry("outcome", "done").containsEntry("secret", "s".repeat(64));
        assertThat(issue("huddle", secret + ",\"calls\":5")).containsEntry("calls", 5);
        Map<String, Object> other =
                single("{\"command\":\"issue_credential\",\"scheme\":\"huddle\",\"tenant\":\"other\","
                        + "\"person\":\"1\"" + secret + "}");
        assertThat(other)
                .containsEntry("outcome", "refused")
                .containsEntry("reason", "this secret opens something else already; revoke it first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"command\":\"drop\"} | command must be add_organization",
                "{} | command is required and must be text",
                "7 | command is required and must be text",
                "{\"command\":\"add_organization\",\"tenant\":\"Acme\",\"organization\":\"3\"} | tenant must have",
                "{\"command\":\"add_organization\",\"tenant\":\"credential\",\"organization\":\"3\"} | must not be calls or credential",
                "{\"command\":\"add_organization\",\"tenant\":\"demo\"} | organization is required",
                "{\"command\":\"add_organization\",\"tenant\":\"demo\",\"organization\":\"a/b\"} | the organization must be",
                "{\"command\":\"add_organization\",\"tenant\":\"demo\",\"organization\":\"5\",\"name\":\"x\"} | the only members of this command are",
                "{\"command\":\"add_team\",\"tenant\":\"demo\",\"team\":\"5\",\"name\":\" \"} | name is required",
                "{\"command\":\"enroll_person\",\"tenant\":\"demo\",\"person\":\"5\",\"permissions\":{\"77\":\"1\"}} | there is no organization 77",
                "{\"command\":\"enroll_person\",\"tenant\":\"demo\",\"person\":\"5\",\"permissions\":{\"3\":\"9\"}} | a permission must be",
                "{\"command\":\"enroll_person\",\"tenant\":\"demo\",\"person\":\"5\",\"permissions\":{\"3\":\"1\"},\"attributes\":{\"email\":\"jo\"}} | email must be an e-mail address: local@domain",
                "{\"command\":\"enroll_person\",\"tenant\":\"demo\",\"person\":\"5\",\"permissions\":{\"3\":\"1\"},\"attributes\":{\"phone_number\":\"5\"}} | phone_number must be a phone number: at least 3 digits",
                "{\"command\":\"enroll_person\",\"tenant\":\"demo\",\"person\":\"5\",\"attributes\":{\"org/3\":\"9\"}} | an attribute must be",
                "{\"command\":\"issue_credential\",\"scheme\":\"basic\",\"tenant\":\"demo\",\"person\":\"1\"} | scheme must be",
                "{\"command\":\"issue_credential\",\"scheme\":\"muster\",\"tenant\":\"demo\",\"person\":\"nobody\"} | there is no person nobody",
                "{\"command\":\"issue_credential\",\"scheme\":\"muster\",\"tenant\":\"demo\",\"person\":\"1\",\"calls\":0} | calls must be",
                "{\"command\":\"issue_credential\",\"scheme\":\"muster\",\"tenant\":\"demo\",\"person\":\"1\",\"secret\":\"short\"} | secret must have 32",
                "{\"command\":\"issue_credential\",\"scheme\":\"usercom\",\"tenant\":\"demo\",\"person\":\"1\",\"secret\":\"0123456789012345678901234567890123456789\"} | cannot be shown",
            })
    void rejectsInvalidCommands(String command, String reason) {
        assertThat(single(command))
                .containsEntry("outcome", "refused")
                .hasEntrySatisfying("reason", text -> assertThat((String) text).contains(reason));
    }

    @Test
    void runsNoCommandWhenOneIsUnreadable() {
        List<Map<String, Object>> results = invoke(
                "{\"commands\":["
                        + "{\"command\":\"add_organization\",\"tenant\":\"demo\",\"organization\":\"5\"},{\"command\":\"no\"}]}");
        assertThat(results.getFirst()).isEqualTo(Map.of("outcome", "skipped"));
        assertThat(results.getLast()).containsEntry("outcome", "refused");
        assertThat(stack.ports.access().hasOrganization(ApiStack.DEMO, "5")).isFalse();
    }

    @Test
    void stopsAtFirstRefusedCommand() {
        List<Map<String, Object>> results = invoke("{\"commands\":["
                + "{\"command\":\"add_organization\",\"tenant\":\"demo\",\"organization\":\"5\"},"
                + "{\"command\":\"add_organization\",\"tenant\":\"demo\",\"organization\":\"a/b\"},"
                + "{\"command\":\"add_organization\",\"tenant\":\"demo\",\"organization\":\"6\"}]}");
        assertThat(results).extracting(result -> result.get("outcome")).containsExactly("done", "refused", "skipped");
        assertThat(stack.ports.access().hasOrganization(ApiStack.DEMO, "5")).isTrue();
        assertThat(stack.ports.access().hasOrganization(ApiStack.DEMO, "6")).isFalse();
    }

    @Test
    void rejectsEventsWithoutCommands() {
        for (String event : List.of("{}", "{\"commands\":[]}", "{\"commands\":{}}", "{\"commands\":[],\"x\":1}")) {
            assertThat(invoke(event))
                    .singleElement()
                    .satisfies(result -> assertThat(result).containsEntry("outcome", "refused"));
        }
    }

    @Test
    void logsNoSecrets() {
        String given = "planted-secret-of-an-administrator-0001";
        Map<String, Object> issued = issue("muster", "");
        issue("muster", ",\"secret\":\"" + given + "\"");
        assertThat(stack.log)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"administered\"")
                        .doesNotContain(given)
                        .doesNotContain((String) issued.get("secret")));
        assertThat(new Secret(CredentialType.of("muster"), given).toString()).doesNotContain(given);
    }

    private Map<String, Object> issue(String scheme, String more) {
        return single("{\"command\":\"issue_credential\",\"scheme\":\"%s\",\"tenant\":\"demo\",\"person\":\"1\"%s}"
                .formatted(scheme, more));
    }

    private Map<String, Object> single(String command) {
        return invoke("{\"commands\":[" + command + "]}").getFirst();
    }

    /** Invokes the function with an event as the managed runtime reads it. */
    @SuppressWarnings("unchecked") // The event and every result are objects.
    private List<Map<String, Object>> invoke(String event) {
        PojoSerializer<Object> events = JacksonFactory.getInstance().getSerializer((Type) Map.class);
        Map<String, Object> read =
                (Map<String, Object>) events.fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        return (List<Map<String, Object>>)
                function.handleRequest(read, new TestInvocation(stack.log, 29)).get("results");
    }
}
