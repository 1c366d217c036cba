package dev.muster.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@code PlanQueue}. */
public abstract class PlanQueueContract {
    private final Tenant tenant = SampleData.tenant();

    protected abstract PlanQueue queue();

    /** Receives messages until the queue is empty or the given number of different ones has arrived. */
    protected abstract Set<SlotMessage> receive(int different);

    @Test
    void deliversSentMessages() {
        List<SlotMessage> messages = IntStream.range(0, 64)
                .mapToObj(slot -> new SlotMessage(tenant, "01KDVDNA00ABCDEFGHJKMNPQRS", slot))
                .toList();

        assertThat(queue().send(messages)).isEmpty();
        assertThat(receive(64)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void acceptsAnEmptyList() {
        assertThat(queue().send(List.of())).isEmpty();
    }
}
