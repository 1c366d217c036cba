package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.muster.embedded.template.TemplateException;
import dev.muster.local.http.HttpFront.PortTaken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Runs a small template: a request becomes a message, and the message becomes an item. */
class LocalHostTest {
    private static final String TEMPLATE = """
            Globals: { Function: { Environment: { Variables: { TABLE: !Ref Items, QUEUE: !Ref Ids } } } }
            Resources:
              SendingHandler:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: dev.muster.local.LocalHostTest$SendingHandler::handleRequest
                  Events:
                    Send: { Type: HttpApi, Properties: { Method: POST, Path: "/ids/{id}" } }
              WritingHandler:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: dev.muster.local.LocalHostTest$WritingHandler::handleRequest
                  Events:
                    Ids: { Type: SQS, Properties: { Queue: !GetAtt Ids.Arn } }
              Items:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }]
              Ids:
                Type: AWS::SQS::Queue
            """;

    /** Sends the id in the path as a message. Its client finds the queue only by the settings of the environment. */
    public static final class SendingHandler
            implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
        private final SqsClient sqs = SqsClient.create();

        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            String id = event.getPathParameters().get("id");
            sqs.sendMessage(
                    request -> request.queueUrl(System.getProperty("QUEUE")).messageBody(id));
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(202)
                    .withHeaders(Map.of("Location", "/items/" + id))
                    .build();
        }
    }

    /** Writes an item for each message. */
    public static final class WritingHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
        private final DynamoDbClient dynamoDb = DynamoDbClient.create();

        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            event.getRecords()
                    .forEach(message -> dynamoDb.putItem(request -> request.tableName(System.getProperty("TABLE"))
                            .item(Map.of("pk", AttributeValue.fromS(message.getBody())))));
            return new SQSBatchResponse(List.of());
        }
    }

    @Test
    void requestPassesThroughAllDeclaredResources(@TempDir Path folder) throws Exception {
        try (LocalHost host = LocalHost.start(HostOptions.of(template(folder, TEMPLATE), 0))) {
            HttpResponse<String> response = post(host, "/ids/an%20id");

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.headers().firstValue("location")).contains("/items/an id");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> host.backends()
                            .dynamoDb()
                            .getItem(request ->
                                    request.tableName("Items").key(Map.of("pk", AttributeValue.fromS("an id"))))
                            .hasItem());
        }
        assertThat(System.getProperty("TABLE")).isNull();
        assertThat(System.getProperty("aws.endpointUrlSqs")).isNull();
    }

    @Test
    void refusesRequestsUntilPrepared(@TempDir Path folder) throws Exception {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port + "/health");
        List<Integer> statuses = new ArrayList<>();
        Runnable preparation = () -> {
            assertThat(System.getProperty("TABLE")).isEqualTo("Items");
            statuses.add(status(address));
        };
        try (LocalHost host = LocalHost.start(HostOptions.of(template(folder, TEMPLATE), port), preparation)) {
            assertThat(statuses).containsExactly(503);
            assertThat(post(host, "/ids/7").statusCode()).isEqualTo(202);
        }
    }

    private static int status(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void servesStoresAndQueuesToExternalFunctions(@TempDir Path folder) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        HostOptions hostOptions = HostOptions.of(template(folder, TEMPLATE), 0).storesOnly(address);
        try (LocalHost host = LocalHost.start(hostOptions);
                SqsClient external = SqsClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + address.getPort()))
                        .build()) {
            post(host, "/ids/an%20id");

            assertThat(external.receiveMessage(request -> request.queueUrl(System.getProperty("QUEUE"))
                                    .waitTimeSeconds(20))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("an id");
        }
    }

    @Test
    void reportsTakenPortBeforeAnythingStarts(@TempDir Path folder) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HostOptions hostOptions = HostOptions.of(folder.resolve("there is none"), other.getLocalPort());

            assertThatThrownBy(() -> LocalHost.start(hostOptions))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("Port " + other.getLocalPort() + " is taken by another program");
        }
    }

    @Test
    void invalidTemplateLeavesNothingRunning(@TempDir Path folder) throws Exception {
        int port = freePort();
        String template = TEMPLATE.replace("LocalHostTest$WritingHandler", "LocalHostTest$Missing");
        HostOptions hostOptions = HostOptions.of(template(folder, template), port);

        assertThatThrownBy(() -> LocalHost.start(hostOptions))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("WritingHandler.Handler: names a class that does not exist");
        assertThat(System.getProperty("TABLE")).isNull();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path template(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("template.yaml"), text);
    }

    private static HttpResponse<String> post(LocalHost host, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(host.address().resolve(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
