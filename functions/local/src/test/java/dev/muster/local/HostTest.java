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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A template of its own: a request becomes a message, the message becomes an item. */
class HostTest {
    private static final String TEMPLATE = """
            Globals: { Function: { Environment: { Variables: { TABLE: !Ref Things, QUEUE: !Ref Wishes } } } }
            Resources:
              Front:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: dev.muster.local.HostTest$Front::handleRequest
                  Events:
                    Wish: { Type: HttpApi, Properties: { Method: POST, Path: "/wishes/{id}" } }
              Back:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: dev.muster.local.HostTest$Back::handleRequest
                  Events:
                    Wishes: { Type: SQS, Properties: { Queue: !GetAtt Wishes.Arn } }
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }]
              Wishes:
                Type: AWS::SQS::Queue
            """;

    /** Sends the id of the request's path. Its client finds the queue by the settings of the environment alone. */
    public static final class Front implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
        private final SqsClient sqs = SqsClient.create();

        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            String id = event.getPathParameters().get("id");
            sqs.sendMessage(
                    request -> request.queueUrl(System.getProperty("QUEUE")).messageBody(id));
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(202)
                    .withHeaders(Map.of("Location", "/things/" + id))
                    .build();
        }
    }

    /** Writes an item a message. */
    public static final class Back implements RequestHandler<SQSEvent, SQSBatchResponse> {
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
    void a_request_walks_through_everything_that_is_declared(@TempDir Path folder) throws Exception {
        try (LocalHost host = LocalHost.start(HostOptions.of(template(folder, TEMPLATE), 0))) {
            HttpResponse<String> response = post(host, "/wishes/a%20kite");

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.headers().firstValue("location")).contains("/things/a kite");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> host.backends()
                            .dynamoDb()
                            .getItem(request ->
                                    request.tableName("Things").key(Map.of("pk", AttributeValue.fromS("a kite"))))
                            .hasItem());
        }
        assertThat(System.getProperty("TABLE")).isNull();
        assertThat(System.getProperty("aws.endpointUrlSqs")).isNull();
    }

    @Test
    void functions_that_run_elsewhere_find_the_stores_and_all_that_is_in_the_queues(@TempDir Path folder)
            throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        HostOptions hostOptions = HostOptions.of(template(folder, TEMPLATE), 0).storesOnly(address);
        try (LocalHost host = LocalHost.start(hostOptions);
                SqsClient elsewhere = SqsClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + address.getPort()))
                        .build()) {
            post(host, "/wishes/a%20kite");

            assertThat(elsewhere
                            .receiveMessage(request -> request.queueUrl(System.getProperty("QUEUE"))
                                    .waitTimeSeconds(20))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("a kite");
        }
    }

    @Test
    void a_taken_port_is_told_before_anything_starts(@TempDir Path folder) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HostOptions hostOptions = HostOptions.of(folder.resolve("there is none"), other.getLocalPort());

            assertThatThrownBy(() -> LocalHost.start(hostOptions))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("Port " + other.getLocalPort() + " is taken by another program");
        }
    }

    @Test
    void a_template_that_cannot_run_leaves_nothing_running(@TempDir Path folder) throws Exception {
        int port = freePort();
        String template = TEMPLATE.replace("HostTest$Back", "HostTest$Missing");
        HostOptions hostOptions = HostOptions.of(template(folder, template), port);

        assertThatThrownBy(() -> LocalHost.start(hostOptions))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("Back.Handler: names a class that is not there");
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
