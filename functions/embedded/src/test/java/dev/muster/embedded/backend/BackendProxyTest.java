package dev.muster.embedded.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.embedded.template.TableResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class BackendProxyTest {
    private final EmbeddedBackends backends = EmbeddedBackends.inMemory();
    private BackendProxy proxy;
    private URI uri;

    @BeforeEach
    void open() throws IOException {
        proxy = BackendProxy.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backends);
        uri = URI.create("http://127.0.0.1:" + proxy.port());
    }

    @AfterEach
    void close() {
        proxy.close();
        backends.close();
    }

    @Test
    void forwardsCallsOfEachService() {
        Map<String, AttributeValue> person = Map.of("pk", AttributeValue.fromS("300018 李"));
        TableResource people = new TableResource(
                "People",
                "People",
                Map.of("pk", "S"),
                new TableResource.Key("pk", Optional.empty()),
                List.of(),
                Optional.empty());
        backends.create(List.of(people), List.of());
        try (DynamoDbClient dynamoDb = EmbeddedClients.dynamoDb(uri);
                SqsClient sqs = EmbeddedClients.sqs(uri)) {
            dynamoDb.putItem(request -> request.tableName("People").item(person));
            String queue =
                    sqs.createQueue(request -> request.queueName("batches")).queueUrl();
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody("a batch"));

            assertThat(backends.dynamoDb()
                            .getItem(request -> request.tableName("People").key(person))
                            .item())
                    .isEqualTo(person);
            assertThat(sqs.receiveMessage(request -> request.queueUrl(queue)).messages())
                    .extracting(Message::body)
                    .containsExactly("a batch");
        }
    }

    @Test
    void returnsErrorsUnchanged() {
        try (DynamoDbClient dynamoDb = EmbeddedClients.dynamoDb(uri)) {
            assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("Missing")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void forwardsEventsToTheBus() throws Exception {
        List<BusEvent> received = new CopyOnWriteArrayList<>();
        backends.listen(received::add);
        String event = "{\"Entries\":[{\"Source\":\"us\",\"DetailType\":\"News\",\"Detail\":\"{}\"}]}";

        assertThat(post("events", event).statusCode()).isEqualTo(200);
        assertThat(received).extracting(BusEvent::type).containsExactly("News");
    }

    @Test
    void passesEveryCallToTheListener() throws Exception {
        List<BackendCall> calls = new CopyOnWriteArrayList<>();
        proxy.close();
        proxy = BackendProxy.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backends, calls::add);
        uri = proxy.endpoint();

        post("events", "{\"Entries\":[]}");
        post("kinesis", "{}");
        assertThat(calls).containsExactly(new BackendCall("events", "PutEvents", "{\"Entries\":[]}"));
    }

    @Test
    void rejectsCallsOfOtherServices() throws Exception {
        HttpResponse<String> response = post("kinesis", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("expected dynamodb, sqs or events");
    }

    private HttpResponse<String> post(String service, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/local/" + service + "/aws4_request")
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
