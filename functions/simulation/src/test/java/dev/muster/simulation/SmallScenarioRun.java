package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.testing.flow.AdminRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The stores, jobs and waiting messages of a small scenario, and its run. */
abstract class SmallScenarioRun implements ExhaustiveSearch.Scenario {
    static final Tenant TENANT = new Tenant("small");
    /** People of slot 0. The last one does not exist at first. */
    static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) == 0)
            .limit(5)
            .toList();

    static final int NEWCOMER = 4;
    final ScheduleChoices choices;
    final PlantedBug bug;
    final SmallWorld world;
    final VirtualScheduler scheduler;
    final Jobs jobs;
    final Ports ports;
    final Ports reliable;
    private final SmallScenarioChecks end;
    final List<Waiting> waiting = new ArrayList<>();
    final List<Job> all = new ArrayList<>();
    private boolean exact;

    /** A message that waits for a worker. */
    record Waiting(BatchMessage message, int receives) {}

    /**
     * Stores the people. The first one holds the value of the first job already.
     *
     * @param crashes the number of calls after which a worker may crash
     */
    SmallScenarioRun(ScheduleChoices choices, PlantedBug bug, int crashes) {
        this.choices = choices;
        this.bug = bug;
        this.world = new SmallWorld(choices, bug, crashes, message -> waiting.add(new Waiting(message, 1)));
        this.scheduler = world.scheduler;
        this.jobs = world.reliable.jobs();
        this.reliable = world.reliable;
        this.ports = world.ports;
        this.end = new SmallScenarioChecks(reliable, world.peopleAuditor, world.jobEvents, PEOPLE);
        long sequence = reliable.access().nextSequence(TENANT);
        reliable.people()
                .save(
                        TENANT,
                        PEOPLE.subList(0, NEWCOMER).stream()
                                .map(id -> Person.create(id, sequence)
                                        .write(
                                                List.of(new Assignment(
                                                        SimulatedWorld.COUNTRY,
                                                        Value.of(id.equals(PEOPLE.getFirst()) ? "X1" : "DE"))),
                                                sequence,
                                                Instant.EPOCH))
                                .toList());
    }

    Deadline soon() {
        return Deadline.in(scheduler, Duration.ofMinutes(1));
    }

    Job header(long sequence, Plan plan, String country) {
        return new Job(
                TENANT,
                "0000000000000000000000000" + all.size(),
                new Origin(JobKind.CHANGE, Optional.empty(), "1", scheduler.now()),
                new JobChange.Loaded(
                        new Change.Assignments(List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of(country))))),
                AdminRequest.RIGHTS,
                plan,
                JobOptions.DEFAULT,
                Lifecycle.WAITING.startAt(sequence, scheduler.now()),
                1);
    }

    SlotMessage slot() {
        return new SlotMessage(TENANT, all.getFirst().id(), 0);
    }

    void work() {
        while (!waiting.isEmpty()) {
            Waiting next = waiting.remove(waiting.size() == 1 ? 0 : choices.next(waiting.size()));
            scheduler.acting().observe(next);
            try {
                boolean handedBack = !new Engine(ports.within(soon()))
                        .apply()
                        .apply(List.of(new Delivery(next.message(), next.receives())))
                        .handedBack()
                        .isEmpty();
                if (handedBack) {
                    waiting.add(new Waiting(next.message(), next.receives() + 1));
                }
            } catch (VirtualScheduler.Killed _) {
                scheduler.acting().observe("killed");
                if (bug != PlantedBug.ACK_BEFORE_WORK) {
                    waiting.add(new Waiting(next.message(), next.receives() + 1));
                }
            }
        }
    }

    @Override
    public long state() {
        long state = end.state(all, 31L * scheduler.observed() + waiting.hashCode());
        return 31 * (31 * state + world.state()) + world.jobEvents.published().size();
    }

    @Override
    public void run() {
        scheduler.run();
        // One worker applies the batches that are left.
        while (!waiting.isEmpty()) {
            Waiting next = waiting.removeFirst();
            new Engine(reliable.within(soon())).apply().apply(List.of(new Delivery(next.message(), next.receives())));
        }
        all.forEach(end::check);
        if (exact) {
            end.checkAllChangedButOne(all.getFirst());
        }
    }

    void requireExactChanges() {
        exact = true;
    }
}
