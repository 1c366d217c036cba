package dev.muster.aws.stores;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.embedded.backend.BusEvent;
import dev.muster.embedded.backend.QueueCreator;
import dev.muster.embedded.backend.TableCreator;
import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.QueueResource.Redrive;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TableResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A backend that serves all of AWS at one address. It creates tables and queues under names of this process, so that
 * those of an earlier process do not matter.
 */
final class RemoteBackend implements TestBackend {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<BusEvent> received = new CopyOnWriteArrayList<>();

    private final SqsClient queues;

    private RemoteBackend(URI endpoint) {
        this.endpoint = endpoint;
        queues = client(SqsClient.builder());
    }

    static RemoteBackend at(URI endpoint) {
        RemoteBackend remote = new RemoteBackend(endpoint);
        SamTemplate template = SamTemplate.read(Path.of("..", "..", "template.yaml"));
        new TableCreator(remote.client(DynamoDbClient.builder()))
                .create(template.tables().stream().map(remote::own).toList());
        new QueueCreator(remote.queues)
                .create(template.queues().stream().map(remote::own).toList());
        remote.subscribe();
        return remote;
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(region())
                .credentialsProvider(TestClients.CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private TableResource own(TableResource table) {
        return new TableResource(
                table.logicalId(),
                name(table.name()),
                table.attributes(),
                table.key(),
                table.indexes(),
                table.timeToLive());
    }

    private QueueResource own(QueueResource queue) {
        return new QueueResource(
                queue.logicalId(),
                name(queue.name()),
                queue.visibilityTimeout(),
                queue.retention(),
                queue.delay(),
                queue.redrive().map(redrive -> new Redrive(name(redrive.target()), redrive.maxReceiveCount())));
    }

    /** Creates a rule that sends all events to a queue, which the tests read. */
    private void subscribe() {
        String url =
                queues.createQueue(create -> create.queueName(name("Events"))).queueUrl();
        String arn = queues.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        ObjectNode rule = JSON.createObjectNode().put("Name", run).put("EventPattern", "{\"source\":[\"muster\"]}");
        ObjectNode targets = JSON.createObjectNode().put("Rule", run);
        targets.putArray("Targets").addObject().put("Id", "received").put("Arn", arn);
        call("PutRule", rule);
        call("PutTargets", targets);
    }

    private void call(String operation, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSEvents." + operation)
                // The backend does not verify the signature. It reads the service, the region and the account.
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/events/aws4_request")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + response.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public URI dynamoDb() {
        return endpoint;
    }

    @Override
    public URI sqs() {
        return endpoint;
    }

    @Override
    public URI eventBus() {
        return endpoint;
    }

    @Override
    public Region region() {
        return Region.US_EAST_1;
    }

    @Override
    public String name(String declared) {
        return declared + "-" + run;
    }

    @Override
    public List<BusEvent> events() {
        String url = queues.getQueueUrl(ask -> ask.queueName(name("Events"))).queueUrl();
        List<Message> some;
        do {
            some = queues.receiveMessage(receive ->
                            receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            some.forEach(message -> {
                received.add(event(message.body()));
                queues.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            });
        } while (!some.isEmpty());
        return received;
    }

    private static BusEvent event(String envelope) {
        try {
            JsonNode event = JSON.readTree(envelope);
            return new BusEvent(
                    "default",
                    event.path("source").asText(),
                    event.path("detail-type").asText(),
                    Instant.parse(event.path("time").asText()),
                    event.path("detail"));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
