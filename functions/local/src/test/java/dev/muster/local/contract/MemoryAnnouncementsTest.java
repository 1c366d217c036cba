package dev.muster.local.contract;

import dev.muster.core.job.Announcements;
import dev.muster.core.job.Job;
import dev.muster.local.memory.MemoryAnnouncements;
import java.util.List;

class MemoryAnnouncementsTest extends AnnouncementsContract {
    private final MemoryAnnouncements announcements = new MemoryAnnouncements();

    @Override
    Announcements announcements() {
        return announcements;
    }

    @Override
    List<String> told() {
        return announcements.told().stream().map(Job::id).toList();
    }
}
