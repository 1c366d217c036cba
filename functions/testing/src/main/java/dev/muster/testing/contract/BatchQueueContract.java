package dev.muster.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@code BatchQueue}. */
public abstract class BatchQueueContract {
    private final Tenant tenant = SampleData.tenant();

    protected abstract BatchQueue queue();

    /** Receives messages until the queue is empty or the given number of different ones has arrived. */
    protected abstract Set<BatchMessage> receive(int different);

    @Test
    void deliversSentMessages() {
        List<BatchMessage> messages = IntStream.range(0, 137)
                .mapToObj(number -> new BatchMessage(tenant, "01KDVDNA00ABCDEFGHJKMNPQRS", new BatchKey(0, number)))
                .toList();

        assertThat(queue().send(messages)).isEmpty();
        assertThat(receive(137)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void deliversMessagesLargerThanOneCall() {
        List<BatchMessage> messages = SampleData.laden(tenant, 35);

        assertThat(queue().send(messages)).isEmpty();
        assertThat(receive(35)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void acceptsAnEmptyList() {
        assertThat(queue().send(List.of())).isEmpty();
    }
}
