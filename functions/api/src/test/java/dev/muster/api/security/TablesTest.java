package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.aws.stores.TestClients;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.testing.forwarding.ForwardingPlanQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables hold the tenant boundary, attribute names and secrets as the ports do. */
class TablesTest {
    /** Attribute names that look like keys, expressions, escapes or control characters. */
    private static final List<String> NAMES = List.of(
            "v",
            "b",
            "u",
            "r",
            "pk",
            "sk",
            "#r",
            "#v",
            ":v",
            ":x",
            "#",
            ":",
            "r.v",
            "r[0]",
            "[0]",
            ".",
            "..",
            "/",
            "org/3/member",
            "a.b.c",
            "SET r = :x",
            "REMOVE v",
            "ADD v :x",
            "attribute_not_exists(pk)",
            "size(r)",
            "NULL",
            "null",
            "true",
            "S",
            "M",
            "L",
            "' OR '1'='1",
            "\"",
            "\\",
            "\\u0000",
            "{\"S\":\"x\"}",
            "$ref",
            "__proto__",
            "${jndi:ldap://127.0.0.1/a}",
            "%s",
            "%00",
            "<b>",
            "a,b;c",
            " a",
            "\u202e",
            "\ufeff",
            "\u0301",
            "\ud83e\udd8a",
            "x".repeat(255),
            "x".repeat(256),
            "",
            " ",
            "\u0000",
            "\n",
            "demo#3",
            "tenant",
            "expires");

    private final TableTenantCheck check = new TableTenantCheck();

    @Test
    void readsNoKeyOfOtherTenant() {
        TwoTenants tenants = new TwoTenants(check::over, PlantedEdgeBug.NONE);
        List<String> before = tenants.stateOfFirst();
        CrossTenantAttacks.all(tenants).forEach(attack -> {
            check.expectOnly(Optional.of(ApiStack.OTHER));
            TestResponse response = tenants.sendAsOther(attack.sent().with("prefer", "respond-async"));
            check.expectOnly(Optional.empty());
            assertThat(response.status()).as(attack.toString()).isLessThan(500);
            assertThat(response.headers() + response.body()).doesNotContainIgnoringCase("canary");
        });
        assertThat(check.violations()).isEmpty();
        assertThat(tenants.violations()).isEmpty();
        assertThat(check.keys()).contains("other", "credential");
        assertThat(tenants.stateOfFirst()).isEqualTo(before);

        // A request of the first tenant must be detected.
        check.expectOnly(Optional.of(ApiStack.OTHER));
        tenants.sendAsFirst(SentRequest.of("GET", "/v1/jobs/" + tenants.completed, null));
        check.expectOnly(Optional.empty());
        assertThat(check.violations()).isNotEmpty();
    }

    @Test
    void storesAttributeNamesLiterally() {
        ApiStack stack = ApiStack.withPorts(check::over);
        stack.store(ApiStack.DEMO, List.of("7301", "7302"), Set.of("3"), Map.of("country", "Brazil"));
        Person other = stack.person(ApiStack.DEMO, "7302").orElseThrow();
        NAMES.forEach(name -> {
            TestResponse response = TestCredential.DEMO
                    .sign(
                            SentRequest.json(
                                    "PUT",
                                    "/api/public/users/mass_update_custom_attributes",
                                    "{\"ids\":[7301],\"attribute\":%s,\"value\":%s}"
                                            .formatted(quoted(name), quoted("=" + name))),
                            stack)
                    .with("prefer", "respond-async")
                    .sendTo(stack);
            stack.runWorkers();
            Value value = stack.person(ApiStack.DEMO, "7301").orElseThrow().value(new Path("custom/" + name));
            if (response.status() < 300) {
                assertThat(value).as(name).isEqualTo(Value.of("=" + name));
            } else {
                assertThat(response.status()).as(name).isEqualTo(400);
                assertThat(value).as(name).isEqualTo(Value.NOTHING);
            }
        });
        Person written = stack.person(ApiStack.DEMO, "7301").orElseThrow();
        assertThat(written.registers()).hasSizeGreaterThan(40);
        assertThat(written.value(Path.attribute("country"))).isEqualTo(Value.of("Brazil"));
        assertThat(written.isIn("3")).isTrue();
        assertThat(stack.person(ApiStack.DEMO, "7302")).contains(other);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> json.append("\\u%04x".formatted(character)));
        return json.append('"').toString();
    }

    @Test
    void holdsNoSecretInTablesOrMessages() {
        List<String> stored = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        PlantedSecretsTest.leaksNoPlantedSecret(ApiStack.withPorts(ports -> recorded(check.over(ports), sent)), () -> {
            TestClients tables = TestClients.sound();
            Stream.of(tables.people(), tables.jobs(), tables.access()).forEach(table -> stored.addAll(items(table)));
            return Stream.concat(stored.stream(), sent.stream()).toList();
        });
        assertThat(stored).hasSizeGreaterThan(20);
        assertThat(sent).hasSizeGreaterThan(5);
    }

    private static Ports recorded(Ports ports, List<String> sent) {
        return new Ports(
                ports.people(),
                ports.jobs(),
                (messages) -> {
                    messages.stream().map(BatchMessageCodec::encode).forEach(sent::add);
                    return ports.batchQueue().send(messages);
                },
                recorded(ports.planQueue(), sent),
                ports.access(),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    private static PlanQueue recorded(PlanQueue queue, List<String> sent) {
        return new ForwardingPlanQueue(queue) {
            @Override
            public List<SlotMessage> send(List<SlotMessage> messages) {
                messages.stream().map(SlotMessageCodec::encode).forEach(sent::add);
                return delegate.send(messages);
            }

            @Override
            public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
                messages.stream().map(SlotMessageCodec::encode).forEach(sent::add);
                return delegate.sendStripes(messages);
            }
        };
    }

    private static List<String> items(DynamoTable table) {
        return table.client().scanPaginator(scan -> scan.tableName(table.name())).items().stream()
                .map(Map::toString)
                .toList();
    }
}
