package dev.muster.aws.queue;

import static dev.muster.aws.queue.SqsBatchQueueTest.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.FaultyHttp;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.stores.PartialFailures;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.time.Deadline;
import dev.muster.testing.contract.SampleData;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;

/** Tests that the queue reports no unsent message as sent. */
class FaultyBatchQueueTest {
    private final Tenant tenant = SampleData.tenant();
    private final List<BatchMessage> messages = IntStream.range(0, 35)
            .mapToObj(number -> new BatchMessage(tenant, "job", new BatchKey(0, number)))
            .toList();

    private static SqsBatchQueue queue(TestClients embedded) {
        return queue(embedded, SampleData.deadline());
    }

    private static SqsBatchQueue queue(TestClients embedded, Deadline deadline) {
        return new SqsBatchQueue(embedded.sqs(), TestClients.queueUrl(), new Random(1), deadline);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void sendsFailedEntriesOfSuccessfulResponseAgain(int times) {
        PartialFailures partialFailures = new PartialFailures(times, BatchStatementErrorCodeEnum.THROTTLING_ERROR);

        assertThat(queue(TestClients.with(partialFailures)).send(messages)).isEmpty();
        assertThat(received(35)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void retriesFaults(Fault fault) {
        FaultyHttp http = new FaultyHttp("SendMessageBatch", fault, 14);

        assertThat(queue(TestClients.over(http)).send(messages)).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(received(1_000)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void retriesFaultsOfMessagesWithPeople(Fault fault) {
        List<BatchMessage> laden = SampleData.laden(tenant, 12);
        FaultyHttp http = new FaultyHttp("SendMessageBatch", fault, 6);

        assertThat(queue(TestClients.over(http)).send(laden)).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(received(1_000)).containsExactlyInAnyOrderElementsOf(laden);
    }

    @Test
    void returnsUnsentMessagesAtDeadline() {
        PartialFailures partialFailures =
                new PartialFailures(Integer.MAX_VALUE, BatchStatementErrorCodeEnum.THROTTLING_ERROR);
        Deadline past = Deadline.in(new SampleData.PausedTime(), Duration.ZERO);

        List<BatchMessage> unsent =
                queue(TestClients.with(partialFailures), past).send(messages);
        assertThat(unsent)
                .containsExactlyElementsOf(messages.stream()
                        .filter(message -> message.batch().number() % 10 % 2 == 1)
                        .toList());
        assertThat(received(1_000)).hasSize(35 - unsent.size()).doesNotContainAnyElementsOf(unsent);
    }
}
