package dev.muster.embedded.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.embedded.backend.BackendCall;
import dev.muster.embedded.template.LocalAws;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamRequestsTest {
    private static final String PEOPLE = LocalAws.arn("dynamodb", "table/People");
    private static final String JOBS = LocalAws.arn("dynamodb", "table/Jobs");

    @ParameterizedTest
    @CsvSource({"GetItem, Key", "PutItem, Item", "UpdateItem, Key", "DeleteItem, Key"})
    void singleCallNeedsItsOwnAction(String operation, String part) {
        assertThat(dynamoDb(operation, "{\"TableName\":\"People\",\"%s\":{\"pk\":{\"S\":\"a#1\"}}}".formatted(part)))
                .containsExactly(new IamRequest("dynamodb:" + operation, PEOPLE, Set.of("a#1")));
    }

    @Test
    void queryNeedsItsIndex() {
        assertThat(dynamoDb("Query", "{\"TableName\":\"Jobs\"}"))
                .containsExactly(new IamRequest("dynamodb:Query", JOBS, Set.of()));
        assertThat(dynamoDb("Query", "{\"TableName\":\"Jobs\",\"IndexName\":\"open\"}"))
                .containsExactly(new IamRequest("dynamodb:Query", JOBS + "/index/open", Set.of()));
    }

    @Test
    void batchNeedsEachTableWithAllKeys() {
        assertThat(dynamoDb("BatchWriteItem", """
                        {"RequestItems":{"People":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}},
                        {"DeleteRequest":{"Key":{"pk":{"S":"b"}}}}]}}"""))
                .containsExactly(new IamRequest("dynamodb:BatchWriteItem", PEOPLE, Set.of("a", "b")));
        assertThat(dynamoDb("BatchGetItem", """
                        {"RequestItems":{"People":{"Keys":[{"pk":{"S":"a"}}]},"Jobs":{"Keys":[{"pk":{"S":"j"}}]}}}"""))
                .containsExactly(
                        new IamRequest("dynamodb:BatchGetItem", PEOPLE, Set.of("a")),
                        new IamRequest("dynamodb:BatchGetItem", JOBS, Set.of("j")));
    }

    /** IAM knows no action for a transaction. */
    @Test
    void transactionNeedsActionsOfItsParts() {
        assertThat(dynamoDb("TransactWriteItems", """
                        {"TransactItems":[{"Put":{"TableName":"People","Item":{"pk":{"S":"a"}}}},
                        {"Delete":{"TableName":"People","Key":{"pk":{"S":"b"}}}},
                        {"Update":{"TableName":"Jobs","Key":{"pk":{"S":"c"}}}},
                        {"ConditionCheck":{"TableName":"Jobs","Key":{"pk":{"S":"d"}}}}]}"""))
                .containsExactly(
                        new IamRequest("dynamodb:PutItem", PEOPLE, Set.of("a")),
                        new IamRequest("dynamodb:DeleteItem", PEOPLE, Set.of("b")),
                        new IamRequest("dynamodb:UpdateItem", JOBS, Set.of("c")),
                        new IamRequest("dynamodb:ConditionCheckItem", JOBS, Set.of("d")));
    }

    @Test
    void statementsNeedActionsOfPartiQl() {
        assertThat(dynamoDb("BatchExecuteStatement", """
                        {"Statements":[{"Statement":"INSERT INTO \\"People\\" VALUE {'pk': ?}"},
                        {"Statement":"UPDATE \\"People\\" SET a = ? WHERE pk = ?"},
                        {"Statement":"UPDATE \\"People\\" SET b = ? WHERE pk = ?"}]}"""))
                .containsExactly(
                        new IamRequest("dynamodb:PartiQLInsert", PEOPLE, Set.of()),
                        new IamRequest("dynamodb:PartiQLUpdate", PEOPLE, Set.of()));
        assertThat(dynamoDb("ExecuteStatement", """
                        {"Statement":"SELECT * FROM \\"Jobs\\".\\"open\\""}"""))
                .containsExactly(new IamRequest("dynamodb:PartiQLSelect", JOBS + "/index/open", Set.of()));
    }

    @ParameterizedTest
    @CsvSource({"SendMessage", "SendMessageBatch"})
    void batchOfMessagesNeedsActionOfOne(String operation) {
        assertThat(IamRequests.of(new BackendCall(
                        "sqs", operation, "{\"QueueUrl\":\"http://127.0.0.1:1/000000000000/Batches\"}")))
                .containsExactly(new IamRequest("sqs:SendMessage", LocalAws.arn("sqs", "Batches"), Set.of()));
    }

    @Test
    void eventNeedsItsBus() {
        assertThat(IamRequests.of(
                        new BackendCall("events", "PutEvents", "{\"Entries\":[{\"EventBusName\":\"news\"},{}]}")))
                .extracting(IamRequest::resource)
                .containsExactly(LocalAws.arn("events", "event-bus/news"), LocalAws.arn("events", "event-bus/default"));
    }

    @Test
    void rejectsUnknownOperation() {
        assertThatThrownBy(() -> dynamoDb("DropTable", "{}")).hasMessageContaining("unknown: DropTable");
        assertThatThrownBy(() -> dynamoDb("TransactWriteItems", "{\"TransactItems\":[{\"Drop\":{}}]}"))
                .hasMessageContaining("unknown: Drop");
    }

    private static List<IamRequest> dynamoDb(String operation, String body) {
        return IamRequests.of(new BackendCall("dynamodb", operation, body));
    }
}
