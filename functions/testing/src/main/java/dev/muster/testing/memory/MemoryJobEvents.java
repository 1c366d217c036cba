package dev.muster.testing.memory;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import java.util.ArrayList;
import java.util.List;

/** What the world was told, in memory. */
public final class MemoryJobEvents implements JobEvents {
    private final List<Job> told = new ArrayList<>();

    @Override
    public synchronized void publish(Job ended) {
        told.add(ended);
    }

    /** Every ended job told of, as often as it was, in order. */
    public synchronized List<Job> told() {
        return List.copyOf(told);
    }
}
