package dev.muster.simulation;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchMessage;
import dev.muster.testing.interception.InterceptedJobEvents;
import dev.muster.testing.interception.InterceptedJobs;
import dev.muster.testing.interception.InterceptedPeople;
import dev.muster.testing.interception.PortInterceptor;
import dev.muster.testing.interception.PortOperation;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stores of a small scenario, without faults and as its actors use them. */
final class SmallWorld implements PortInterceptor {
    /** The calls after which a crash makes a difference: those that write. */
    private static final Set<PortOperation> WRITES = EnumSet.of(
            PortOperation.SAVE,
            PortOperation.SAVE_WITH_UNIQUE_KEYS,
            PortOperation.WRITE_OUTCOMES,
            PortOperation.TALLY,
            PortOperation.REPLACE,
            PortOperation.REPLACE_UNDER_KEY,
            PortOperation.WRITE_CHUNKS,
            PortOperation.ADD_PART,
            PortOperation.WRITE_STRIPE_BATCHES,
            PortOperation.CLOSE_STRIPE,
            PortOperation.PUBLISH);

    final VirtualScheduler scheduler;
    final PeopleAuditor peopleAuditor;
    final MemoryJobEvents jobEvents = new MemoryJobEvents();
    final Ports reliable;
    /** The ports of the actors: another actor may act at every call, and the caller may crash after a write. */
    final Ports ports;

    private final ScheduleChoices choices;
    private int crashes;
    private boolean choosingCrash;

    SmallWorld(ScheduleChoices choices, PlantedBug bug, int crashes, Consumer<BatchMessage> queue) {
        this.choices = choices;
        this.crashes = crashes;
        this.scheduler = VirtualScheduler.timeless(choices);
        this.peopleAuditor = new PeopleAuditor(new MemoryPeople(), scheduler);
        this.reliable = new Ports(
                bug.sites().people(peopleAuditor, scheduler),
                new JobAuditor(scheduler, bug.sites().jobs(new MemoryJobs(), scheduler)),
                (messages) -> {
                    messages.forEach(queue);
                    return List.of();
                },
                new MemoryPlanQueue(),
                new MemoryAccess(),
                jobEvents,
                scheduler,
                () -> 0);
        this.ports = new Ports(
                new InterceptedPeople(reliable.people(), this),
                bug.sites().jobsOfFlows(new InterceptedJobs(reliable.jobs(), this), reliable.people(), scheduler),
                reliable.batchQueue(),
                reliable.planQueue(),
                reliable.access(),
                new InterceptedJobEvents(jobEvents, this),
                scheduler,
                () -> 0);
    }

    @Override
    public <T> T around(PortOperation operation, List<?> arguments, Supplier<T> call) {
        scheduler.pass();
        T result = call.get();
        scheduler.acting().observe(List.of(operation.name(), result));
        if (crashes > 0 && WRITES.contains(operation) && crash()) {
            crashes--;
            throw new VirtualScheduler.Killed();
        }
        return result;
    }

    /** Chooses whether the caller crashes. The state tells this choice from the choice of the next actor. */
    private boolean crash() {
        choosingCrash = true;
        boolean crash = choices.next(2) == 1;
        choosingCrash = false;
        return crash;
    }

    /** Returns the number of crashes that are left, negative while a crash is being chosen. */
    int state() {
        return choosingCrash ? -crashes : crashes;
    }
}
