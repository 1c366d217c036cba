package dev.muster.aws.event;

import dev.muster.aws.call.Backoff;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.core.time.Deadline;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Publishes the end of jobs on an event bus. */
public final class EventBridgeJobEvents implements JobEvents {
    private final Supplier<PutEvents> events;
    private final String bus;
    private final RandomGenerator random;
    private final Deadline deadline;

    /**
     * Creates the publisher for one bus.
     *
     * @param events read at the first event, because most invocations publish none
     * @param bus the name of the bus
     */
    public EventBridgeJobEvents(Supplier<PutEvents> events, String bus, RandomGenerator random, Deadline deadline) {
        this.events = events;
        this.bus = bus;
        this.random = random;
        this.deadline = deadline;
    }

    @Override
    public void publish(Job ended) {
        String event = new JobEndedEvent(ended, ended.completion().orElseThrow()).requestFor(bus);
        new Backoff(deadline, random).call(() -> {
            events.get().put(event);
            return ended;
        });
    }
}
