package dev.muster.embedded.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TableResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.sqs.SqsClient;

class EmbeddedBackendsTest {
    private static final SamTemplate TEMPLATE = SamTemplate.parse("test", """
            Resources:
              People:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions:
                    - { AttributeName: pk, AttributeType: S }
                    - { AttributeName: tenant, AttributeType: S }
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }]
                  GlobalSecondaryIndexes:
                    - IndexName: by_tenant
                      KeySchema: [{ AttributeName: tenant, KeyType: HASH }]
                      Projection: { ProjectionType: KEYS_ONLY }
                  TimeToLiveSpecification: { AttributeName: expires, Enabled: true }
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 0
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 1 }
              Dead:
                Type: AWS::SQS::Queue
            """);

    @Test
    void dataFolderKeepsItemsAcrossRestarts(@TempDir Path folder) {
        Map<String, AttributeValue> person = Map.of("pk", AttributeValue.fromS("300018"));
        try (EmbeddedBackends backends = EmbeddedBackends.keptIn(folder.resolve("new"))) {
            backends.create(TEMPLATE.tables(), TEMPLATE.queues());
            backends.dynamoDb().putItem(request -> request.tableName("People").item(person));
        }

        try (EmbeddedBackends backends = EmbeddedBackends.keptIn(folder.resolve("new"))) {
            backends.create(TEMPLATE.tables(), TEMPLATE.queues());
            assertThat(backends.dynamoDb()
                            .getItem(request -> request.tableName("People").key(person))
                            .item())
                    .isEqualTo(person);
        }
    }

    /** Bytes 18 and 19 of the file are 2 with a write-ahead log (https://www.sqlite.org/fileformat.html, 1.3.3). */
    @Test
    void dataFolderUsesWriteAheadLog(@TempDir Path folder) throws IOException {
        try (EmbeddedBackends backends = EmbeddedBackends.keptIn(folder)) {
            backends.create(TEMPLATE.tables(), TEMPLATE.queues());
        }

        byte[] database = Files.readAllBytes(folder.resolve("shared-local-instance.db"));
        assertThat(Arrays.copyOfRange(database, 18, 20)).containsExactly(2, 2);
    }

    @Test
    void rejectsDataFolderOfAnotherTemplate(@TempDir Path folder) {
        TableResource people = TEMPLATE.tables().getFirst();
        TableResource narrower =
                new TableResource("People", "People", Map.of("pk", "S"), people.key(), List.of(), people.timeToLive());
        try (EmbeddedBackends backends = EmbeddedBackends.keptIn(folder)) {
            backends.create(List.of(narrower), List.of());

            assertThatThrownBy(() -> backends.create(List.of(people), List.of()))
                    .hasMessageContaining("The table People of the data folder has other keys or indexes");
        }
    }

    @Test
    void createsTablesAndQueuesAsDeclared() {
        try (EmbeddedBackends backends = EmbeddedBackends.inMemory()) {
            backends.create(TEMPLATE.tables(), TEMPLATE.queues());

            assertTable(backends.dynamoDb());
            assertRedrive(backends.sqs(), backends.queueUrl("Jobs"), backends.queueUrl("Dead"));
        }
    }

    @Test
    void instancesAreIndependent() {
        try (EmbeddedBackends first = EmbeddedBackends.inMemory();
                EmbeddedBackends second = EmbeddedBackends.inMemory()) {
            first.create(TEMPLATE.tables(), TEMPLATE.queues());

            assertThat(second.dynamoDb().listTables().tableNames()).isEmpty();
            assertThat(second.sqs().listQueues().queueUrls()).isEmpty();
        }
    }

    private static void assertTable(DynamoDbClient dynamoDb) {
        TableDescription table =
                dynamoDb.describeTable(request -> request.tableName("People")).table();
        assertThat(table.globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactly("by_tenant");
        assertThat(dynamoDb.describeTimeToLive(request -> request.tableName("People"))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires");
    }

    private static void assertRedrive(SqsClient sqs, String jobs, String dead) {
        sqs.sendMessage(request -> request.queueUrl(jobs).messageBody("a batch"));
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            sqs.receiveMessage(request -> request.queueUrl(jobs));
            return sqs.receiveMessage(request -> request.queueUrl(dead)).messages().stream()
                    .anyMatch(message -> message.body().equals("a batch"));
        });
    }
}
