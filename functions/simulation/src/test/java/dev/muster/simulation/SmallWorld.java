package dev.muster.simulation;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.People;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The stores of a small scene: as they are, and as those reach them who act in it. */
final class SmallWorld {
    /** Calls after which a death makes a difference: all that write. */
    private static final Set<String> DEADLY =
            Set.of("save", "saveWithUniqueKeys", "writeOutcomes", "tally", "replace", "publish");

    final VirtualScheduler scheduler;
    final PeopleAuditor peopleAuditor;
    final MemoryJobEvents jobEvents = new MemoryJobEvents();
    final Ports sound;
    /** At every call another may act, and after one that writes the caller may die. */
    final Ports ports;

    private final ScheduleChoices choices;
    private int crashes;
    private boolean dying;

    SmallWorld(ScheduleChoices choices, PlantedBug bug, int crashes, Consumer<BatchMessage> queue) {
        this.choices = choices;
        this.crashes = crashes;
        this.scheduler = VirtualScheduler.timeless(choices);
        this.peopleAuditor = new PeopleAuditor(new MemoryPeople(), scheduler);
        this.sound = new Ports(
                bug.people(peopleAuditor, scheduler),
                new JobAuditor(scheduler, bug.jobs(new MemoryJobs(), scheduler)).jobs(),
                (messages) -> {
                    messages.forEach(queue);
                    return List.of();
                },
                (_) -> List.of(),
                new MemoryAccess(),
                jobEvents,
                scheduler,
                () -> 0);
        this.ports = new Ports(
                port(People.class, sound.people()),
                port(Jobs.class, sound.jobs()),
                sound.batchQueue(),
                sound.planQueue(),
                sound.access(),
                port(JobEvents.class, jobEvents),
                scheduler,
                () -> 0);
    }

    <P> P port(Class<P> type, P sound) {
        return UnreliablePorts.port(type, sound, (method, given) -> {
            scheduler.pass();
            Object answer = UnreliablePorts.invoke(sound, method, given);
            scheduler.acting().observe(List.of(method.getName(), Optional.ofNullable(answer)));
            if (crashes > 0 && DEADLY.contains(method.getName()) && dies()) {
                crashes--;
                throw new VirtualScheduler.Killed();
            }
            return answer;
        });
    }

    /** Whether somebody dies is another choice than who goes on, though all is as it was. */
    private boolean dies() {
        dying = true;
        boolean dies = choices.next(2) == 1;
        dying = false;
        return dies;
    }

    /** How many may die yet, and whether somebody is about to. */
    int state() {
        return dying ? -crashes : crashes;
    }
}
