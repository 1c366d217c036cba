package dev.muster.testing.memory;

import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import java.util.List;
import java.util.random.RandomGenerator;

/** A queue of slots to be planned, in memory, that does on demand what a real one does by chance. */
public final class MemoryPlanQueue implements PlanQueue {
    private final MemoryQueue<SlotMessage> waiting = new MemoryQueue<>();

    @Override
    public List<SlotMessage> send(List<SlotMessage> messages) {
        waiting.add(messages);
        return List.of();
    }

    /** Hands out up to so many from the front. They are gone, unless they are {@link #handBack handed back}. */
    public List<SlotMessage> receive(int most) {
        return waiting.take(most);
    }

    /** Puts a message back to the end. */
    public void handBack(SlotMessage message) {
        waiting.add(List.of(message));
    }

    /** Makes a second copy of everything that waits, behind the first ones. */
    public void duplicate() {
        waiting.duplicate();
    }

    /** Brings what waits into an order of chance. */
    public void shuffle(RandomGenerator random) {
        waiting.shuffle(random);
    }

    public int size() {
        return waiting.size();
    }
}
