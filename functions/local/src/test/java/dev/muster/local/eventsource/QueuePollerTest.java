package dev.muster.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.QueueResource.Redrive;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Event source mappings over the embedded queue; each test has queues of its own. */
class QueuePollerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DONE = "{\"batchItemFailures\": []}";

    private static EmbeddedBackends backends;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private String queue;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        backends = EmbeddedBackends.inMemory();
    }

    @AfterAll
    static void stop() {
        Awaitility.reset();
        backends.close();
    }

    @BeforeEach
    void createQueues(TestInfo test) {
        queue = test.getTestMethod().orElseThrow().getName();
        QueueResource dead = queue(queue + "-dead", Optional.empty());
        backends.create(List.of(), List.of(dead, queue(queue, Optional.of(new Redrive(dead.name(), 3)))));
    }

    private static QueueResource queue(String name, Optional<Redrive> redrive) {
        return new QueueResource(name, name, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ZERO, redrive);
    }

    @Test
    void what_succeeds_is_deleted() {
        send("a", "b", "c");

        poll(
                source(10, Duration.ZERO),
                _ -> DONE,
                () -> await().untilAsserted(() -> assertThat(deliveries).containsOnlyKeys("a", "b", "c")));

        assertThat(left(queue)).isZero();
        assertThat(deliveries).containsValues(1).doesNotContainValue(2);
    }

    @Test
    void the_event_says_how_often_a_message_came_and_from_where() {
        backends.sqs()
                .sendMessage(request -> request.queueUrl(url(queue))
                        .messageBody("a")
                        .messageAttributes(Map.of(
                                "version",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("1")
                                        .build())));

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
    void only_what_failed_comes_again() {
        send("good", "bad");

        poll(
                source(10, Duration.ZERO),
                event -> failing("bad", event),
                () -> await().until(() -> deliveries.getOrDefault("bad", 0) == 2));

        assertThat(deliveries).containsEntry("good", 1);
    }

    @Test
    void a_function_that_throws_has_the_whole_batch_again() {
        send("a", "b");

        poll(
                source(10, Duration.ZERO),
                event -> firstTime(event),
                () -> await().untilAsserted(() -> assertThat(deliveries).isEqualTo(Map.of("a", 2, "b", 2))));

        assertThat(left(queue)).isZero();
    }

    @Test
    void without_partial_answers_what_is_answered_does_not_matter() {
        send("a");
        QueueSource source = new QueueSource(queue, 10, Duration.ZERO, false, 2);

        poll(source, event -> failing("a", event), () -> await().until(() -> deliveries.containsKey("a")));

        assertThat(left(queue)).isZero();
    }

    @Test
    void a_message_that_always_fails_ends_in_the_dead_letter_queue() {
        send("poison", "good");

        poll(
                source(10, Duration.ZERO),
                event -> failing("poison", event),
                () -> await().until(() -> left(queue + "-dead") == 1));

        assertThat(deliveries).containsEntry("poison", 3).containsEntry("good", 1);
        assertThat(left(queue)).isZero();
    }

    @Test
    void a_batch_is_never_larger_than_declared() {
        send("a", "b", "c", "d", "e");

        poll(source(2, Duration.ZERO), _ -> DONE, () -> await().until(() -> deliveries.size() == 5));

        assertThat(events).allMatch(event -> event.path("Records").size() <= 2);
    }

    @Test
    void a_batching_window_gathers_what_several_calls_bring() {
        send(IntStream.range(0, 15).mapToObj(Integer::toString).toArray(String[]::new));

        // One poller, so that no other takes its part of the fifteen.
        QueueSource source = new QueueSource(queue, 15, Duration.ofSeconds(20), true, 1);
        poll(source, _ -> DONE, () -> await().until(() -> deliveries.size() == 15));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.path("Records")).hasSize(15));
    }

    @Test
    void concurrency_keeps_to_the_mapping_and_the_machine() {
        QueueSource two = new QueueSource(queue, 10, Duration.ZERO, true, 2);
        QueueSource fifty = new QueueSource(queue, 10, Duration.ZERO, true, 50);

        assertThat(QueuePoller.concurrency(two, 16)).isEqualTo(2);
        assertThat(QueuePoller.concurrency(fifty, 16)).isEqualTo(16);
        assertThat(QueuePoller.concurrency(fifty, 1)).isEqualTo(2);
    }

    private QueueSource source(int batchSize, Duration window) {
        return new QueueSource(queue, batchSize, window, true, 4);
    }

    /** Polls with the function until the assertion holds. */
    private void poll(QueueSource source, Function<JsonNode, String> function, Runnable until) {
        FunctionInvoker invoker = json -> {
            JsonNode event = read(json);
            messages(event)
                    .forEach(message -> deliveries.merge(message.path("body").asText(), 1, Integer::sum));
            events.add(event);
            return function.apply(event).getBytes(StandardCharsets.UTF_8);
        };
        QueuePoller poller = QueuePoller.start(source, backends.sqs(), url(queue), invoker, System.err);
        try {
            until.run();
        } finally {
            poller.close();
        }
    }

    private String firstTime(JsonNode event) {
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

    private void send(String... bodies) {
        IntStream.iterate(0, from -> from < bodies.length, from -> from + 10).forEach(from -> {
            List<SendMessageBatchRequestEntry> entries = Arrays.stream(bodies)
                    .skip(from)
                    .limit(10)
                    .map(body -> SendMessageBatchRequestEntry.builder()
                            .id("id-" + body)
                            .messageBody(body)
                            .build())
                    .toList();
            backends.sqs()
                    .sendMessageBatch(request -> request.queueUrl(url(queue)).entries(entries));
        });
    }

    /** Visible or not: a message that is deleted is neither. */
    private static int left(String queue) {
        Map<QueueAttributeName, String> counts = backends.sqs()
                .getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static String url(String queue) {
        return backends.queueUrl(queue);
    }
}
