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
    private BackendProxy address;
    private URI uri;

    @BeforeEach
    void open() throws IOException {
        address = BackendProxy.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backends);
        uri = URI.create("http://127.0.0.1:" + address.port());
    }

    @AfterEach
    void close() {
        address.close();
        backends.close();
    }

    @Test
    void a_client_of_any_service_finds_it_there() {
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
    void a_refusal_comes_back_as_it_was_said() {
        try (DynamoDbClient dynamoDb = EmbeddedClients.dynamoDb(uri)) {
            assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("Nobody")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void an_event_reaches_the_bus() throws Exception {
        List<BusEvent> heard = new CopyOnWriteArrayList<>();
        backends.listen(heard::add);
        String event = "{\"Entries\":[{\"Source\":\"us\",\"DetailType\":\"News\",\"Detail\":\"{}\"}]}";

        assertThat(post("events", event).statusCode()).isEqualTo(200);
        assertThat(heard).extracting(BusEvent::type).containsExactly("News");
    }

    @Test
    void a_call_for_another_service_is_refused() throws Exception {
        HttpResponse<String> answer = post("kinesis", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("dynamodb, sqs and events");
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
