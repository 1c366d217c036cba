package dev.muster.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.testing.contract.BatchQueueContract;
import dev.muster.testing.contract.SampleData;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryBatchQueueTest extends BatchQueueContract {
    private final MemoryBatchQueue queue = new MemoryBatchQueue();

    @Override
    protected BatchQueue queue() {
        return queue;
    }

    @Override
    protected Set<BatchMessage> receive(int different) {
        return queue.receive(different).stream().map(Delivery::message).collect(Collectors.toSet());
    }

    private List<BatchMessage> sent() {
        List<BatchMessage> messages = IntStream.range(0, 5)
                .mapToObj(number -> new BatchMessage(SampleData.tenant(), "job", new BatchKey(0, number)))
                .toList();
        queue.send(messages);
        return messages;
    }

    @Test
    void countsDeliveriesOfAMessage() {
        BatchMessage first = sent().getFirst();

        Delivery once = queue.receive(1).getFirst();
        assertThat(once).isEqualTo(new Delivery(first, 1));
        queue.handBack(once);
        assertThat(queue.receive(5).getLast()).isEqualTo(new Delivery(first, 2));
        assertThat(queue.receive(5)).isEmpty();
    }

    @Test
    void duplicatesAndReorders() {
        List<BatchMessage> messages = sent();

        queue.reverse();
        assertThat(queue.receive(5)).extracting(Delivery::message).isEqualTo(messages.reversed());
        queue.send(messages);
        queue.duplicate();
        queue.shuffle(new Random(1));
        assertThat(queue.receive(10))
                .extracting(Delivery::message)
                .containsAll(messages)
                .hasSize(10)
                .doesNotContainSequence(messages);
    }
}
