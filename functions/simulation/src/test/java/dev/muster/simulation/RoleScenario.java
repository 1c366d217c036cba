package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.OnePlanQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A sequence of requests of the {@link Cast}, each chosen from the same list, without faults and one after the other. */
final class RoleScenario implements ExhaustiveSearch.Scenario {
    private static final Tenant TENANT = new Tenant("roles");
    private static final int REQUESTS = 3;

    private final ScheduleChoices choices;
    private final VirtualScheduler scheduler;
    private final CauseLog causeLog;
    private final Ports ports;
    private final RoleCalls roleCalls;
    private final Deque<BatchMessage> batches = new ArrayDeque<>();
    private final Deque<SlotMessage> slots = new ArrayDeque<>();
    private final List<Integer> accepted = new ArrayList<>();
    private int sent;

    RoleScenario(ScheduleChoices choices, PlantedBug bug) {
        this.choices = choices;
        this.scheduler = VirtualScheduler.timeless(choices);
        this.causeLog = new CauseLog(scheduler);
        RightsModel rightsModel = new RightsModel(causeLog);
        this.ports = new Ports(
                bug.sites().people(new PeopleAuditor(new MemoryPeople(), scheduler, List.of(rightsModel)), scheduler),
                causeLog.recording(new JobAuditor(scheduler, bug.sites().jobs(new MemoryJobs(), scheduler))),
                messages -> {
                    batches.addAll(messages);
                    return List.of();
                },
                new OnePlanQueue(messages -> {
                    slots.addAll(messages);
                    return List.of();
                }),
                causeLog.recording(new MemoryAccess()),
                new MemoryJobEvents(),
                scheduler,
                new Random(1));
        this.roleCalls = new RoleCalls(ports, ports, bug.sites(), rightsModel);
        Cast.store(ports, TENANT, ports.access().nextSequence(TENANT));
    }

    @Override
    public void run() {
        scheduler.add("client", () -> {
            for (sent = 0; sent < REQUESTS; sent++) {
                send(choices.next(RoleSteps.ALL.size()));
            }
        });
        scheduler.run();
    }

    private void send(int number) {
        RoleSteps.Step step = RoleSteps.ALL.get(number);
        Optional<String> job = ports.jobs().list(TENANT, 1, Optional.empty()).stream()
                .map(Job::id)
                .findFirst();
        Optional<RoleRequest> request = step.request().apply(job);
        if (request.isPresent() && roleCalls.send(TENANT, step.caller(), request.get(), soon())) {
            accepted.add(number);
        }
        causeLog.end();
        work();
    }

    /** Plans and applies every job that can run. */
    private void work() {
        while (!slots.isEmpty()) {
            new Engine(ports.within(soon())).planSlot().plan(slots.removeFirst());
        }
        while (!batches.isEmpty()) {
            new Engine(ports.within(soon())).apply().apply(List.of(new Delivery(batches.removeFirst(), 1)));
        }
    }

    private Deadline soon() {
        return Deadline.in(scheduler, Duration.ofMinutes(1));
    }

    /** A rejected request leaves everything as it was. */
    @Override
    public long state() {
        return 31L * accepted.hashCode() + sent;
    }
}
