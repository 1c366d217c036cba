package dev.muster.testing.memory;

import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import java.util.List;
import java.util.random.RandomGenerator;

/** A queue of batches in memory that does on demand what a real one does by chance. */
public final class MemoryBatchQueue implements BatchQueue {
    private final MemoryQueue<Delivery> waiting = new MemoryQueue<>();

    @Override
    public List<BatchMessage> send(List<BatchMessage> messages) {
        waiting.add(messages.stream().map(message -> new Delivery(message, 0)).toList());
        return List.of();
    }

    /** Hands out up to so many from the front. They are gone, unless they are {@link #handBack handed back}. */
    public List<Delivery> receive(int most) {
        return waiting.take(most).stream()
                .map(delivery -> new Delivery(delivery.message(), delivery.receiveCount() + 1))
                .toList();
    }

    /** Puts a delivery back to the end; it keeps count of how often it was handed out. */
    public void handBack(Delivery delivery) {
        waiting.add(List.of(delivery));
    }

    /** Makes a second copy of everything that waits, behind the first ones. */
    public void duplicate() {
        waiting.duplicate();
    }

    /** Turns the order of what waits around. */
    public void reverse() {
        waiting.reverse();
    }

    /** Brings what waits into an order of chance. */
    public void shuffle(RandomGenerator random) {
        waiting.shuffle(random);
    }

    /** Loses everything that waits. */
    public void drop() {
        waiting.drop();
    }

    public int size() {
        return waiting.size();
    }
}
