package dev.muster.testing.memory;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.random.RandomGenerator;

/** A queue of slots in memory that duplicates and reorders messages on demand. */
public final class MemoryPlanQueue implements PlanQueue {
    private final MemoryQueue<SlotMessage> waiting = new MemoryQueue<>();

    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        waiting.add(messages);
        return List.of();
    }

    /** Stripes wait among the slots. */
    @Override
    public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
        return send(messages);
    }

    /** Removes and returns up to {@code most} messages from the front. */
    public List<SlotMessage> receive(int most) {
        return waiting.take(most);
    }

    /** Puts a message back at the end. */
    public void handBack(SlotMessage message) {
        waiting.add(List.of(message));
    }

    /** Appends a copy of every message. */
    public void duplicate() {
        waiting.duplicate();
    }

    /** Puts the messages into a random order. */
    public void shuffle(RandomGenerator random) {
        waiting.shuffle(random);
    }

    public int size() {
        return waiting.size();
    }
}
