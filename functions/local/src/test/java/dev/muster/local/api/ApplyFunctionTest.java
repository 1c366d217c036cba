package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyFunctionTest {
    private final ApiStack walk = new ApiStack();

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
        return walk.handle(event);
    }

    @Test
    void countsEverybodyOnceWhateverIsDeliveredTwiceAndBackwards() {
        String address = submitted(1000);
        walk.queue.duplicate();
        walk.queue.reverse();
        walk.work();
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
        walk.work();
        assertThat(walk.queue.size()).isEqualTo(2);
    }

    @Test
    void takesAnEventWithoutMessages() {
        assertThat(walk.handle(new SQSEvent())).isEmpty();
        assertThat(walk.log).singleElement().satisfies(line -> assertThat(line).contains("\"messages\":0"));
    }
}
