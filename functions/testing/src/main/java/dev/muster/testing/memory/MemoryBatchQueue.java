package dev.muster.testing.memory;

import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import java.util.List;
import java.util.random.RandomGenerator;

/** A queue of batches in memory that duplicates, reorders and loses messages on demand. */
public final class MemoryBatchQueue implements BatchQueue {
    private final MemoryQueue<Delivery> waiting = new MemoryQueue<>();

    @Override
    public List<BatchMessage> send(List<BatchMessage> messages) {
        waiting.add(messages.stream().map(message -> new Delivery(message, 0)).toList());
        return List.of();
    }

    /** Removes and returns up to {@code most} deliveries from the front. */
    public List<Delivery> receive(int most) {
        return waiting.take(most).stream()
                .map(delivery -> new Delivery(delivery.message(), delivery.receiveCount() + 1))
                .toList();
    }

    /** Puts a delivery back at the end, with its receive count. */
    public void handBack(Delivery delivery) {
        waiting.add(List.of(delivery));
    }

    /** Appends a copy of every message. */
    public void duplicate() {
        waiting.duplicate();
    }

    /** Reverses the order of the messages. */
    public void reverse() {
        waiting.reverse();
    }

    /** Puts the messages into a random order. */
    public void shuffle(RandomGenerator random) {
        waiting.shuffle(random);
    }

    /** Deletes all messages. */
    public void drop() {
        waiting.drop();
    }

    public int size() {
        return waiting.size();
    }
}
