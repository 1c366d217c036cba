package dev.muster.testing.memory;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.testing.contract.JobEventsContract;
import java.util.List;

class MemoryJobEventsTest extends JobEventsContract {
    private final MemoryJobEvents announcements = new MemoryJobEvents();

    @Override
    protected JobEvents announcements() {
        return announcements;
    }

    @Override
    protected List<String> told() {
        return announcements.told().stream().map(Job::id).toList();
    }
}
