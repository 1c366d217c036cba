package dev.muster.testing.memory;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.testing.contract.JobEventsContract;
import java.util.List;

class MemoryJobEventsTest extends JobEventsContract {
    private final MemoryJobEvents jobEvents = new MemoryJobEvents();

    @Override
    protected JobEvents jobEvents() {
        return jobEvents;
    }

    @Override
    protected List<String> published() {
        return jobEvents.published().stream().map(Job::id).toList();
    }
}
