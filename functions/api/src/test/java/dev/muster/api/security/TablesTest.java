package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.aws.stores.TestClients;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of the ports elsewhere, told of the tables: whose keys are touched, what lies in them, under what names. */
class TablesTest {
    private final TableWatch watch = new TableWatch();

    @Test
    void noCallOfTheOtherTenantHasAKeyOfTheFirst() {
        TenantNeighbours tenantNeighbours = new TenantNeighbours(watch::over, PlantedEdgeBug.NONE);
        List<String> before = tenantNeighbours.all();
        CrossTenantAttacks.all(tenantNeighbours).forEach(attack -> {
            watch.only(Optional.of(ApiStack.OTHER));
            TestResponse answer = tenantNeighbours.other(attack.sent().with("prefer", "respond-async"));
            watch.only(Optional.empty());
            assertThat(answer.status()).as(attack.toString()).isLessThan(500);
            assertThat(answer.headers() + answer.body()).doesNotContainIgnoringCase("canary");
        });
        assertThat(watch.violations()).isEmpty();
        assertThat(tenantNeighbours.violations()).isEmpty();
        assertThat(watch.keys()).contains("other", "credential");
        assertThat(tenantNeighbours.all()).isEqualTo(before);

        // The same in the first tenant's name would not have got through.
        watch.only(Optional.of(ApiStack.OTHER));
        tenantNeighbours.mistake(SentRequest.of("GET", "/v1/jobs/" + tenantNeighbours.done, null));
        watch.only(Optional.empty());
        assertThat(watch.violations()).isNotEmpty();
    }

    @Test
    void attributeNamesAreOnlyNames() {
        ApiStack walk = ApiStack.watched(watch::over);
        walk.store(ApiStack.DEMO, List.of("7301", "7302"), Set.of("3"), Map.of("country", "Brazil"));
        Person other = walk.person(ApiStack.DEMO, "7302").orElseThrow();
        hostile().forEach(name -> {
            TestResponse answer = TestCredential.DEMO
                    .on(
                            SentRequest.json(
                                    "PUT",
                                    "/api/public/users/mass_update_custom_attributes",
                                    "{\"ids\":[7301],\"attribute\":%s,\"value\":%s}"
                                            .formatted(quoted(name), quoted("=" + name))),
                            walk)
                    .with("prefer", "respond-async")
                    .to(walk);
            walk.work();
            Value held = walk.person(ApiStack.DEMO, "7301").orElseThrow().value(new Path("custom/" + name));
            if (answer.status() < 300) {
                assertThat(held).as(name).isEqualTo(Value.of("=" + name));
            } else {
                assertThat(answer.status()).as(name).isEqualTo(400);
                assertThat(held).as(name).isEqualTo(Value.NOTHING);
            }
        });
        Person written = walk.person(ApiStack.DEMO, "7301").orElseThrow();
        assertThat(written.registers()).hasSizeGreaterThan(40);
        assertThat(written.value(Path.attribute("country"))).isEqualTo(Value.of("Brazil"));
        assertThat(written.isIn("3")).isTrue();
        assertThat(walk.person(ApiStack.DEMO, "7302")).contains(other);
    }

    private static Stream<String> hostile() {
        return Stream.of(
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
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> json.append("\\u%04x".formatted(character)));
        return json.append('"').toString();
    }

    @Test
    void noSecretLiesInThemOrTravelsThroughTheQueues() {
        List<String> stored = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        PlantedSecretsTest.areNowhere(ApiStack.watched(ports -> overheard(watch.over(ports), sent)), () -> {
            TestClients tables = TestClients.sound();
            Stream.of(tables.people(), tables.jobs(), tables.access()).forEach(table -> stored.addAll(items(table)));
            return Stream.concat(stored.stream(), sent.stream()).toList();
        });
        assertThat(stored).hasSizeGreaterThan(20);
        assertThat(sent).hasSizeGreaterThan(5);
    }

    private static Ports overheard(Ports ports, List<String> sent) {
        return new Ports(
                ports.people(),
                ports.jobs(),
                (messages) -> {
                    messages.stream().map(BatchMessageCodec::encode).forEach(sent::add);
                    return ports.batchQueue().send(messages);
                },
                (messages) -> {
                    messages.stream().map(SlotMessageCodec::encode).forEach(sent::add);
                    return ports.planQueue().send(messages);
                },
                ports.access(),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    private static List<String> items(DynamoTable table) {
        return table.client().scanPaginator(scan -> scan.tableName(table.name())).items().stream()
                .map(Map::toString)
                .toList();
    }
}
