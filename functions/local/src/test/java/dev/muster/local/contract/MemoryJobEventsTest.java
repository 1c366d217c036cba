package dev.muster.local.contract;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.local.memory.MemoryJobEvents;
import java.util.List;

class MemoryJobEventsTest extends JobEventsContract {
    private final MemoryJobEvents announcements = new MemoryJobEvents();

    @Override
    JobEvents announcements() {
        return announcements;
    }

    @Override
    List<String> told() {
        return announcements.told().stream().map(Job::id).toList();
    }
}
