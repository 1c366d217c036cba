package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.api.ApiStack;
import dev.muster.api.TestInvocation;
import dev.muster.api.TestResponse;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyFunctionTest {
    private final ApiStack stack = new ApiStack();
    private final ApplyFunction function = new ApplyFunction(stack.ports);

    private String submit(int people) {
        String ids = IntStream.range(0, people).mapToObj("\"p%d\""::formatted).collect(Collectors.joining(","));
        return stack.submit("{\"select\":{\"ids\":[\"1\",%s]},\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}"
                        .formatted(ids))
                .header("Location");
    }

    private static SQSMessage message(String id, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        return message;
    }

    private List<String> handle(SQSMessage... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(messages));
        return handle(event);
    }

    /** Returns the ids of the messages that the function hands back. */
    private List<String> handle(SQSEvent event) {
        return function.handleRequest(event, new TestInvocation(stack.log, 60)).getBatchItemFailures().stream()
                .map(failure -> failure.getItemIdentifier())
                .toList();
    }

    /**
     * Delivers every message in the queue, ten messages per event. Messages that the function hands back return to the
     * queue.
     */
    private void deliverAll() {
        List<Delivery> handedBack = new ArrayList<>();
        for (List<Delivery> some = stack.queue.receive(10); !some.isEmpty(); some = stack.queue.receive(10)) {
            List<Delivery> deliveries = some;
            SQSMessage[] messages = IntStream.range(0, deliveries.size())
                    .mapToObj(number -> message(
                            Integer.toString(number),
                            BatchMessageCodec.encode(deliveries.get(number).message())))
                    .toArray(SQSMessage[]::new);
            handle(messages).forEach(id -> handedBack.add(deliveries.get(Integer.parseInt(id))));
        }
        handedBack.forEach(stack.queue::handBack);
    }

    @Test
    void countsEveryPersonOnceWhenMessagesAreDoubledAndReversed() {
        String address = submit(1000);
        stack.queue.duplicate();
        stack.queue.reverse();
        deliverAll();
        TestResponse job = stack.get(address);
        assertThat(job.at("/state")).isEqualTo("completed");
        assertThat(job.at("/totals/selected")).isEqualTo("1001");
        assertThat(job.at("/totals/changed")).isEqualTo("1");
        assertThat(job.at("/totals/not_found")).isEqualTo("1000");
        assertThat(stack.queue.size()).isZero();
    }

    @Test
    void handsBackUnreadableMessageAndAppliesOthers() {
        String address = submit(1);
        String body = BatchMessageCodec.encode(stack.queue.receive(1).getFirst().message());
        assertThat(handle(message("bad", "garbage\r\n"), message("good", body))).containsExactly("bad");
        assertThat(stack.get(address).at("/state")).isEqualTo("completed");
        assertThat(stack.log.stream().filter(line -> line.contains("\"event\":\"handed_back\"")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("\"message_id\":\"bad\"", "the body is no message of this queue"));
    }

    @Test
    void handsBackBatchNotYetWritten() {
        submit(1);
        Delivery known = stack.queue.receive(1).getFirst();
        BatchMessage unknown =
                new BatchMessage(known.message().tenant(), known.message().job(), new BatchKey(0, 77));
        assertThat(handle(message("m", BatchMessageCodec.encode(unknown)))).containsExactly("m");
    }

    @Test
    void acknowledgesMessageOfUnknownJob() {
        BatchMessage unknown = new BatchMessage(ApiStack.DEMO, "01K00000000000000000000000", new BatchKey(0, 0));
        assertThat(handle(message("m", BatchMessageCodec.encode(unknown)))).isEmpty();
    }

    @Test
    void handsBackEveryMessageWhenStoreFails() {
        submit(150);
        stack.people.failEveryCall();
        deliverAll();
        assertThat(stack.queue.size()).isEqualTo(2);
    }

    @Test
    void acceptsEventWithoutMessages() {
        assertThat(handle(new SQSEvent())).isEmpty();
        assertThat(stack.log).singleElement().satisfies(line -> assertThat(line).contains("\"messages\":0"));
    }
}
