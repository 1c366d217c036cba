package dev.muster.testing.memory;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import java.util.ArrayList;
import java.util.List;

/** The published ends of jobs, in memory. */
public final class MemoryJobEvents implements JobEvents {
    private final List<Job> published = new ArrayList<>();

    @Override
    public synchronized void publish(Job ended) {
        published.add(ended);
    }

    /** Returns every published job in order, once for each publication. */
    public synchronized List<Job> published() {
        return List.copyOf(published);
    }
}
