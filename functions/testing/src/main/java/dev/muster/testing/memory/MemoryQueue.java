package dev.muster.testing.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A queue in memory that duplicates, reorders and loses messages on demand.
 *
 * @param <T> the messages
 */
final class MemoryQueue<T> {
    private final List<T> waiting = new ArrayList<>();

    synchronized void add(List<T> more) {
        waiting.addAll(more);
    }

    /** Removes and returns up to {@code most} messages from the front. */
    synchronized List<T> take(int most) {
        List<T> front = waiting.subList(0, Math.min(most, waiting.size()));
        List<T> taken = List.copyOf(front);
        front.clear();
        return taken;
    }

    synchronized void duplicate() {
        waiting.addAll(List.copyOf(waiting));
    }

    synchronized void reverse() {
        Collections.reverse(waiting);
    }

    synchronized void shuffle(RandomGenerator random) {
        for (int last = waiting.size() - 1; last > 0; last--) {
            Collections.swap(waiting, last, random.nextInt(last + 1));
        }
    }

    synchronized void drop() {
        waiting.clear();
    }

    synchronized int size() {
        return waiting.size();
    }
}
