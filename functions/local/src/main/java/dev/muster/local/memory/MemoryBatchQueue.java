package dev.muster.local.memory;

import dev.muster.core.flow.Delivery;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** A queue in memory that does on demand what a real one does by chance: deliver twice, late, and out of order. */
public final class MemoryBatchQueue implements BatchQueue {
    private final List<Delivery> waiting = new ArrayList<>();

    @Override
    public synchronized List<Message> send(List<Message> messages, Deadline deadline) {
        messages.forEach(message -> waiting.add(new Delivery(message, 0)));
        return List.of();
    }

    /** Hands out up to so many from the front. They are gone, unless they are {@link #handBack handed back}. */
    public synchronized List<Delivery> receive(int most) {
        List<Delivery> front = waiting.subList(0, Math.min(most, waiting.size()));
        List<Delivery> received = front.stream()
                .map(delivery -> new Delivery(delivery.message(), delivery.receives() + 1))
                .toList();
        front.clear();
        return received;
    }

    /** Puts a delivery back to the end; it keeps count of how often it was handed out. */
    public synchronized void handBack(Delivery delivery) {
        waiting.add(delivery);
    }

    /** Makes a second copy of everything that waits, behind the first ones. */
    public synchronized void duplicate() {
        waiting.addAll(List.copyOf(waiting));
    }

    /** Turns the order of what waits around. */
    public synchronized void reverse() {
        Collections.reverse(waiting);
    }

    /** Brings what waits into an order of chance. */
    public synchronized void shuffle(RandomGenerator chance) {
        for (int last = waiting.size() - 1; last > 0; last--) {
            Collections.swap(waiting, last, chance.nextInt(last + 1));
        }
    }

    /** Loses everything that waits. */
    public synchronized void drop() {
        waiting.clear();
    }

    public synchronized int size() {
        return waiting.size();
    }
}
