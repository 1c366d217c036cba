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
    private final ApiStack walk = new ApiStack();
    private final ApplyFunction function = new ApplyFunction(walk.ports);

    private String submitted(int people) {
        String ids = IntStream.range(0, people).mapToObj("\"p%d\""::formatted).collect(Collectors.joining(","));
        return walk.submit("{\"select\":{\"ids\":[\"1\",%s]},\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}"
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

    /** The ids of the messages that the function hands back. */
    private List<String> handle(SQSEvent event) {
        return function.handleRequest(event, new TestInvocation(walk.log, 60)).getBatchItemFailures().stream()
                .map(failure -> failure.getItemIdentifier())
                .toList();
    }

    /** Delivers all that is in the queue, ten messages an event; messages handed back return to the queue. */
    private void work() {
        List<Delivery> handedBack = new ArrayList<>();
        for (List<Delivery> some = walk.queue.receive(10); !some.isEmpty(); some = walk.queue.receive(10)) {
            List<Delivery> deliveries = some;
            SQSMessage[] messages = IntStream.range(0, deliveries.size())
                    .mapToObj(number -> message(
                            Integer.toString(number),
                            BatchMessageCodec.encode(deliveries.get(number).message())))
                    .toArray(SQSMessage[]::new);
            handle(messages).forEach(id -> handedBack.add(deliveries.get(Integer.parseInt(id))));
        }
        handedBack.forEach(walk.queue::handBack);
    }

    @Test
    void countsEverybodyOnceWhateverIsDeliveredTwiceAndBackwards() {
        String address = submitted(1000);
        walk.queue.duplicate();
        walk.queue.reverse();
        work();
        TestResponse job = walk.get(address);
        assertThat(job.at("/state")).isEqualTo("completed");
        assertThat(job.at("/totals/selected")).isEqualTo("1001");
        assertThat(job.at("/totals/changed")).isEqualTo("1");
        assertThat(job.at("/totals/not_found")).isEqualTo("1000");
        assertThat(walk.queue.size()).isZero();
    }

    @Test
    void handsBackWhatItCannotReadAndDoesTheRest() {
        String address = submitted(1);
        String body = BatchMessageCodec.encode(walk.queue.receive(1).getFirst().message());
        assertThat(handle(message("bad", "garbage\r\n"), message("good", body))).containsExactly("bad");
        assertThat(walk.get(address).at("/state")).isEqualTo("completed");
        assertThat(walk.log.stream().filter(line -> line.contains("\"event\":\"handed_back\"")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"message_id\":\"bad\"", "cannot be read"));
    }

    @Test
    void handsBackABatchThatIsNotWrittenYet() {
        submitted(1);
        Delivery known = walk.queue.receive(1).getFirst();
        BatchMessage unknown =
                new BatchMessage(known.message().tenant(), known.message().job(), new BatchKey(0, 77));
        assertThat(handle(message("m", BatchMessageCodec.encode(unknown)))).containsExactly("m");
    }

    @Test
    void letsGoOfAJobThatIsNotThere() {
        BatchMessage gone = new BatchMessage(ApiStack.DEMO, "01K00000000000000000000000", new BatchKey(0, 0));
        assertThat(handle(message("m", BatchMessageCodec.encode(gone)))).isEmpty();
    }

    @Test
    void handsEverythingBackWhenTheStoreIsBroken() {
        submitted(150);
        walk.people.breakDown();
        work();
        assertThat(walk.queue.size()).isEqualTo(2);
    }

    @Test
    void takesAnEventWithoutMessages() {
        assertThat(handle(new SQSEvent())).isEmpty();
        assertThat(walk.log).singleElement().satisfies(line -> assertThat(line).contains("\"messages\":0"));
    }
}
