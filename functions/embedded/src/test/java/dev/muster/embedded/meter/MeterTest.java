package dev.muster.embedded.meter;

import static dev.muster.embedded.meter.Meter.during;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TableResource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Compares the meter with the consumed capacity that the embedded store reports, where the store reports it correctly.
 */
class MeterTest {
    private static final String TABLE = "MeterTest";
    private static final DynamoDbClient CLIENT = EmbeddedBackends.inMemory().dynamoDb();

    @BeforeAll
    static void createTable() {
        CLIENT.createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definition("pk"), definition("sk"))
                .keySchema(element("pk", KeyType.HASH), element("sk", KeyType.RANGE)));
    }

    private static AttributeDefinition definition(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static void assertSameUnits(Supplier<ConsumedCapacity> call) {
        double[] reported = new double[1];
        MeteredUsage usage = during(() -> reported[0] = call.get().capacityUnits());
        assertThat(usage.writeUnits(TABLE) + usage.readUnits(TABLE)).isEqualTo(reported[0]);
    }

    private static final AttributeValue NULL =
            AttributeValue.builder().nul(true).build();

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static AttributeValue number(BigDecimal number) {
        return AttributeValue.fromN(number.toString());
    }

    private static AttributeValue flag(boolean on) {
        return AttributeValue.fromBool(on);
    }

    private static AttributeValue list(List<AttributeValue> elements) {
        return AttributeValue.fromL(elements);
    }

    private static AttributeValue map(Map<String, AttributeValue> entries) {
        return AttributeValue.fromM(entries);
    }

    private static Map<String, AttributeValue> key(String sk) {
        return Map.of("pk", text("demo#17"), "sk", text(sk));
    }

    private static Map<String, AttributeValue> item(String sk, AttributeValue value, int padding) {
        Map<String, AttributeValue> item = new HashMap<>(key(sk));
        item.put("v", value);
        item.put("filler", text("x".repeat(padding)));
        return item;
    }

    static Stream<AttributeValue> values() {
        return Stream.of(
                text(""),
                text("Größe 👩‍👩‍👧‍👦"),
                NULL,
                flag(true),
                number(0),
                number(7),
                number(-12),
                number(128),
                number(100_000),
                number(1_234_567_890L),
                number(new BigDecimal("-12345.678900")),
                number(new BigDecimal("12345678901234567890123456789012345678")),
                AttributeValue.builder().ns("0", "12", "127").build(),
                AttributeValue.builder().ss("3", "42").build(),
                list(List.of()),
                list(List.of(text("USA"), number(3), NULL)),
                map(Map.of()),
                map(Map.of("country", list(List.of(text("USA"), number(3), NULL)), "a", number(15))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void sizesItemsToTheByte(AttributeValue value) {
        // A write is billed by the larger of the item before and after, so there must be no item before.
        CLIENT.deleteItem(delete -> delete.tableName(TABLE).key(key("sized")));
        for (int padding = 955; padding < 1010; padding++) {
            Map<String, AttributeValue> item = item("sized", value, padding);
            assertSameUnits(() -> CLIENT.putItem(
                            put -> put.tableName(TABLE).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 900, 1100, 4000, 4200, 9000, 70_000})
    void billsReadsAndUpdatesOfEverySize(int padding) {
        CLIENT.putItem(put -> put.tableName(TABLE).item(item("read", number(1), padding)));

        for (boolean latest : List.of(true, false)) {
            assertSameUnits(() -> CLIENT.getItem(get -> get.tableName(TABLE)
                            .key(key("read"))
                            .consistentRead(latest)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity());
            assertSameUnits(() -> CLIENT.getItem(get -> get.tableName(TABLE)
                            .key(key("missing"))
                            .consistentRead(latest)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity());
        }
        assertSameUnits(() -> CLIENT.updateItem(update -> update.tableName(TABLE)
                        .key(key("read"))
                        .updateExpression("SET v = :v")
                        .expressionAttributeValues(Map.of(":v", number(2)))
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity());
    }

    @Test
    void billsStatementLikeUpdate() {
        AttributeValue registers = map(Map.of("country", list(List.of(text("USA"), number(3), NULL))));
        for (int padding : IntStream.range(930, 1000).toArray()) {
            Map<String, AttributeValue> item = item("stated", registers, padding);
            CLIENT.putItem(put -> put.tableName(TABLE).item(item));
            MeteredUsage update = during(() -> CLIENT.updateItem(request -> request.tableName(TABLE)
                    .key(key("stated"))
                    .updateExpression("SET v = :v, filler = :filler")
                    .conditionExpression("v = :v")
                    .expressionAttributeValues(Map.of(":v", registers, ":filler", item.get("filler")))
                    .returnValues(ReturnValue.ALL_NEW)));
            MeteredUsage statement = during(() ->
                    CLIENT.batchExecuteStatement(batch -> batch.statements(statement(registers, item.get("filler")))));
            assertThat(statement.writeUnits()).isEqualTo(update.writeUnits());
            assertThat(statement.storeCalls()).containsExactly(Map.entry("BatchExecuteStatement", 1L));
        }
    }

    private static BatchStatementRequest statement(AttributeValue registers, AttributeValue pad) {
        return BatchStatementRequest.builder()
                .statement("UPDATE \"%s\" SET \"v\"=? SET \"filler\"=? WHERE \"pk\"=? AND \"sk\"=? AND \"v\"=?"
                        .formatted(TABLE))
                .parameters(registers, pad, text("demo#17"), text("stated"), registers)
                .build();
    }

    @Test
    void indexKeysMatchTheTemplate() {
        TableResource jobs = SamTemplate.read(Path.of("..", "..", "template.yaml")).tables().stream()
                .filter(table -> table.logicalId().equals("JobsTable"))
                .findFirst()
                .orElseThrow();
        assertThat(jobs.indexes())
                .extracting(
                        index -> index.key().partition(), index -> index.key().sort())
                .containsExactlyInAnyOrder(
                        tuple(WriteCost.TENANT, Optional.of(WriteCost.JOB)),
                        tuple(WriteCost.OPEN, Optional.of(WriteCost.TENANT)),
                        tuple(WriteCost.HELD_BY, Optional.empty()));
    }
}
