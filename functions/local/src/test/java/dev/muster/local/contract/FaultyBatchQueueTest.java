package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.deadline;
import static dev.muster.local.contract.SqsBatchQueueTest.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import dev.muster.local.contract.FaultyHttp.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;

/** No message is taken for sent that is not. */
class FaultyBatchQueueTest {
    private final Tenant tenant = Samples.tenant();
    private final List<Message> messages = IntStream.range(0, 35)
            .mapToObj(number -> new Message(tenant, "job", new BatchKey(0, number)))
            .toList();

    private static SqsBatchQueue queue(Embedded embedded) {
        return new SqsBatchQueue(embedded.sqs(), Embedded.queueUrl(), new Random(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void sendsAgainWhatFailedInASuccessfulAnswer(int times) {
        HalfDone halfDone = new HalfDone(times, BatchStatementErrorCodeEnum.THROTTLING_ERROR);

        assertThat(queue(Embedded.with(halfDone)).send(messages, deadline())).isEmpty();
        assertThat(received(35)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void waitsTroubleOut(Fault fault) {
        FaultyHttp http = new FaultyHttp("SendMessageBatch", fault, 14);

        assertThat(queue(Embedded.over(http)).send(messages, deadline())).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(received(1_000)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void waitsTroubleOutForMessagesWithPeople(Fault fault) {
        List<Message> laden = Samples.laden(tenant, 12);
        FaultyHttp http = new FaultyHttp("SendMessageBatch", fault, 6);

        assertThat(queue(Embedded.over(http)).send(laden, deadline())).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(received(1_000)).containsExactlyInAnyOrderElementsOf(laden);
    }

    @Test
    void returnsAtTheDeadlineWhatCouldNotBeSent() {
        HalfDone halfDone = new HalfDone(Integer.MAX_VALUE, BatchStatementErrorCodeEnum.THROTTLING_ERROR);
        Deadline past = Deadline.in(new Samples.PausedTime(), Duration.ZERO);

        List<Message> unsent = queue(Embedded.with(halfDone)).send(messages, past);
        assertThat(unsent)
                .containsExactlyElementsOf(messages.stream()
                        .filter(message -> message.batch().number() % 10 % 2 == 1)
                        .toList());
        assertThat(received(1_000)).hasSize(35 - unsent.size()).doesNotContainAnyElementsOf(unsent);
    }
}
