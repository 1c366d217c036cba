package dev.muster.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Delivery;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Message;
import dev.muster.local.memory.MemoryBatchQueue;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryBatchQueueTest extends BatchQueueContract {
    private final MemoryBatchQueue queue = new MemoryBatchQueue();

    @Override
    BatchQueue queue() {
        return queue;
    }

    @Override
    Set<Message> receive(int different) {
        return queue.receive(different).stream().map(Delivery::message).collect(Collectors.toSet());
    }

    private List<Message> sent() {
        List<Message> messages = IntStream.range(0, 5)
                .mapToObj(number -> new Message(Samples.tenant(), "job", new BatchKey(0, number)))
                .toList();
        queue.send(messages, Samples.deadline());
        return messages;
    }

    @Test
    void countsHowOftenAMessageWasHandedOut() {
        Message first = sent().getFirst();

        Delivery once = queue.receive(1).getFirst();
        assertThat(once).isEqualTo(new Delivery(first, 1));
        queue.handBack(once);
        assertThat(queue.receive(5).getLast()).isEqualTo(new Delivery(first, 2));
        assertThat(queue.receive(5)).isEmpty();
    }

    @Test
    void doublesAndReorders() {
        List<Message> messages = sent();

        queue.reverse();
        assertThat(queue.receive(5)).extracting(Delivery::message).isEqualTo(messages.reversed());
        queue.send(messages, Samples.deadline());
        queue.duplicate();
        queue.shuffle(new Random(1));
        assertThat(queue.receive(10))
                .extracting(Delivery::message)
                .containsAll(messages)
                .hasSize(10)
                .doesNotContainSequence(messages);
    }
}
