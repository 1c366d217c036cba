package dev.muster.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Event source mappings over the embedded queue; each test has its own queues. */
class QueuePollerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String DONE = "{\"batchItemFailures\": []}";

    private static TestQueues queues;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();

    private String queue;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        queues = new TestQueues();
    }

    @AfterAll
    static void stop() {
        Awaitility.reset();
        queues.close();
    }

    @BeforeEach
    void createQueues(TestInfo test) {
        queue = test.getTestMethod().orElseThrow().getName();
        queues.create(queue);
    }

    @Test
    void deletesSucceededMessages() {
        queues.send(queue, "a", "b", "c");

        poll(
                source(10, Duration.ZERO),
                _ -> DONE,
                () -> await().untilAsserted(() -> assertThat(deliveries).containsOnlyKeys("a", "b", "c")));

        assertThat(queues.remaining(queue)).isZero();
        assertThat(deliveries).containsValues(1).doesNotContainValue(2);
    }

    @Test
    void eventContainsReceiveCountAndSource() {
        queues.sendWithAttribute(queue, "a", "version", "1");
        poll(source(10, Duration.ZERO), _ -> DONE, () -> await().until(() -> !events.isEmpty()));

        JsonNode message = events.getFirst().path("Records").path(0);
        assertThat(message.path("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:local:000000000000:" + queue);
        assertThat(message.path("attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("1");
        assertThat(message.path("attributes").path("SentTimestamp").asText()).matches("\\d{13}");
        assertThat(message.path("messageAttributes")
                        .path("version")
                        .path("stringValue")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void redeliversFailedMessagesOnly() {
        queues.send(queue, "good", "bad");

        poll(
                source(10, Duration.ZERO),
                event -> failing("bad", event),
                () -> await().until(() -> deliveries.getOrDefault("bad", 0) == 2));

        assertThat(deliveries).containsEntry("good", 1);
    }

    @Test
    void redeliversBatchAfterException() {
        queues.send(queue, "a", "b");

        poll(
                source(10, Duration.ZERO),
                event -> failingOnFirstDelivery(event),
                () -> await().untilAsserted(() -> assertThat(deliveries).isEqualTo(Map.of("a", 2, "b", 2))));

        assertThat(queues.remaining(queue)).isZero();
    }

    @Test
    void ignoresResponseWithoutItemFailures() {
        queues.send(queue, "a");
        QueueSource source = new QueueSource(queue, 10, Duration.ZERO, false, 2);

        poll(source, event -> failing("a", event), () -> await().until(() -> deliveries.containsKey("a")));

        assertThat(queues.remaining(queue)).isZero();
    }

    @Test
    void movesFailingMessageToDeadLetterQueue() {
        queues.send(queue, "bad", "good");

        poll(
                source(10, Duration.ZERO),
                event -> failing("bad", event),
                () -> await().until(() -> queues.remaining(queue + "-dead") == 1));

        assertThat(deliveries).containsEntry("bad", 3).containsEntry("good", 1);
        assertThat(queues.remaining(queue)).isZero();
    }

    @Test
    void respectsBatchSize() {
        queues.send(queue, "a", "b", "c", "d", "e");

        poll(source(2, Duration.ZERO), _ -> DONE, () -> await().until(() -> deliveries.size() == 5));

        assertThat(events).allMatch(event -> event.path("Records").size() <= 2);
    }

    @Test
    void batchingWindowCollectsSeveralPolls() {
        queues.send(queue, IntStream.range(0, 15).mapToObj(Integer::toString).toArray(String[]::new));

        // A single poller, because another one would receive a part of the messages.
        QueueSource source = new QueueSource(queue, 15, Duration.ofSeconds(20), true, 1);
        poll(source, _ -> DONE, () -> await().until(() -> deliveries.size() == 15));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.path("Records")).hasSize(15));
    }

    @Test
    void mappingAndMachineLimitConcurrency() {
        QueueSource two = new QueueSource(queue, 10, Duration.ZERO, true, 2);
        QueueSource fifty = new QueueSource(queue, 10, Duration.ZERO, true, 50);

        assertThat(QueuePoller.concurrency(two, 16)).isEqualTo(2);
        assertThat(QueuePoller.concurrency(fifty, 16)).isEqualTo(16);
        assertThat(QueuePoller.concurrency(fifty, 1)).isEqualTo(2);
    }

    private QueueSource source(int batchSize, Duration window) {
        return new QueueSource(queue, batchSize, window, true, 4);
    }

    /** Polls with the function until {@code until} returns. */
    private void poll(QueueSource source, Function<JsonNode, String> function, Runnable until) {
        FunctionInvoker invoker = json -> {
            JsonNode event = read(json);
            messages(event)
                    .forEach(message -> deliveries.merge(message.path("body").asText(), 1, Integer::sum));
            events.add(event);
            return function.apply(event).getBytes(StandardCharsets.UTF_8);
        };
        QueuePoller poller = queues.poll(source, invoker);
        try {
            until.run();
        } finally {
            poller.close();
        }
    }

    private String failingOnFirstDelivery(JsonNode event) {
        if (messages(event).stream()
                .anyMatch(message -> deliveries.get(message.path("body").asText()) == 1)) {
            throw new FunctionError("Test", "failed");
        }
        return DONE;
    }

    private static String failing(String body, JsonNode event) {
        List<String> failures = messages(event).stream()
                .filter(message -> message.path("body").asText().equals(body))
                .map(message -> "{\"itemIdentifier\": \"%s\"}"
                        .formatted(message.path("messageId").asText()))
                .toList();
        return "{\"batchItemFailures\": [%s]}".formatted(String.join(",", failures));
    }

    private static List<JsonNode> messages(JsonNode event) {
        return StreamSupport.stream(event.path("Records").spliterator(), false).toList();
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
