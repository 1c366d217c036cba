package dev.muster.aws.announcement;

import dev.muster.aws.call.Backoff;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.Job;
import dev.muster.core.time.Deadline;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Tells of ended jobs on an event bus. */
public final class EventBridgeAnnouncements implements Announcements {
    private final Supplier<PutEvents> events;
    private final String bus;
    private final RandomGenerator chance;

    /**
     * Announcements on one bus.
     *
     * @param events asked for with every announcement, and not before: most functions that start never make one
     * @param bus the name of the bus
     */
    public EventBridgeAnnouncements(Supplier<PutEvents> events, String bus, RandomGenerator chance) {
        this.events = events;
        this.bus = bus;
        this.chance = chance;
    }

    @Override
    public void announce(Job ended, Deadline deadline) {
        String event = new JobEnded(ended, ended.ending().orElseThrow()).putOn(bus);
        new Backoff(deadline, chance).call(() -> {
            events.get().put(event);
            return ended;
        });
    }
}
