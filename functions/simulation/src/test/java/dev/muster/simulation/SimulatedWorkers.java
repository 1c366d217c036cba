package dev.muster.simulation;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The actors that serve the jobs: workers, planners, a dead-letter worker, a sweeper, and one that ends the faults. */
final class SimulatedWorkers {
    private static final Duration IDLE = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofHours(12);

    private final SimulatedWorld world;
    private final SimulatedClients clients;
    private final Map<BatchAt, Integer> working = new HashMap<>();

    private record BatchAt(String job, BatchKey batch) {}

    SimulatedWorkers(SimulatedWorld world, SimulatedClients clients) {
        this.world = world;
        this.clients = clients;
    }

    void add() {
        for (int number = 0; number < 3; number++) {
            world.scheduler.add("worker" + number, () -> untilOver(this::work));
        }
        for (int number = 0; number < 2; number++) {
            world.scheduler.add("planner" + number, () -> untilOver(this::plan));
        }
        for (int number = 0; number < 2; number++) {
            world.scheduler.add("planner of files " + number, () -> untilOver(this::planStripes));
        }
        world.scheduler.add("deadLetterWorker", () -> untilOver(this::handleDeadLetters));
        if (world.bug != PlantedBug.NO_SWEEP) {
            world.scheduler.add("sweeper", () -> untilOver(this::sweep));
        }
        world.scheduler.add("owner", () -> untilOver(this::endHeldJobs));
        world.scheduler.add("faultsEnd", () -> {
            world.scheduler.sleep(Duration.ofMinutes(10));
            world.faults.stop();
        });
    }

    private void untilOver(Runnable turn) {
        Instant end = world.start.plus(LONGEST);
        while ((!world.clientsAreDone() || !world.jobs.open().isEmpty())
                && world.scheduler.now().isBefore(end)) {
            turn.run();
        }
    }

    private void idle(Optional<Instant> next) {
        Instant now = world.scheduler.now();
        Instant latest = now.plus(IDLE);
        world.scheduler.waitUntil(next.filter(moment -> moment.isAfter(now) && moment.isBefore(latest))
                .orElse(latest));
    }

    private void work() {
        List<WaitingMessages.Entry<BatchMessage>> received = world.batches.receive(1 + world.choices.next(3));
        if (received.isEmpty()) {
            idle(world.batches.next());
            return;
        }
        if (world.bug == PlantedBug.ACK_BEFORE_WORK) {
            received.forEach(world.batches::delete);
        }
        received.forEach(entry -> begin(entry.message));
        world.invoke(received.stream().map(entry -> entry.message.tenant()).collect(Collectors.toSet()), () -> {
            ApplyResult applied =
                    new Engine(world.ports.within(world.soon())).apply().apply(deliveries(received));
            Set<BatchMessage> handedBack = new HashSet<>();
            applied.handedBack().forEach(failure -> handedBack.add(failure.message()));
            received.stream()
                    .filter(entry -> !handedBack.contains(entry.message))
                    .forEach(world.batches::delete);
        });
        received.forEach(entry -> end(entry.message));
    }

    private List<Delivery> deliveries(List<WaitingMessages.Entry<BatchMessage>> received) {
        return received.stream()
                .map(entry -> new Delivery(entry.message, entry.receives()))
                .toList();
    }

    private void begin(BatchMessage message) {
        if (working.merge(new BatchAt(message.job(), message.batch()), 1, Integer::sum) > 1) {
            world.overlapped.add(message.job());
        }
    }

    private void end(BatchMessage message) {
        working.merge(new BatchAt(message.job(), message.batch()), -1, Integer::sum);
    }

    private void plan() {
        plan(world.plans, 1 + world.choices.next(4));
    }

    private void planStripes() {
        plan(world.stripes, 1);
    }

    private void plan(WaitingMessages<SlotMessage> messages, int most) {
        List<WaitingMessages.Entry<SlotMessage>> received = messages.receive(most);
        if (received.isEmpty()) {
            idle(messages.next());
            return;
        }
        received.forEach(entry -> world.invoke(
                Set.of(entry.message.tenant()),
                () -> world.attempt(() -> {
                    if (new Engine(world.ports.within(world.soon())).planSlot().plan(entry.message)) {
                        messages.delete(entry);
                    }
                })));
    }

    private void handleDeadLetters() {
        idle(Optional.empty());
        world.batches.dead().forEach(entry -> {
            begin(entry.message);
            world.invoke(
                    Set.of(entry.message.tenant()),
                    () -> world.attempt(() -> {
                        new Engine(world.ports.within(world.soon()))
                                .handleDeadLetter()
                                .handle(entry.message);
                        world.batches.removeDead(entry);
                    }));
            end(entry.message);
        });
        handleDeadPlans(world.plans);
        handleDeadPlans(world.stripes);
    }

    private void handleDeadPlans(WaitingMessages<SlotMessage> messages) {
        messages.dead()
                .forEach(entry -> world.invoke(
                        Set.of(entry.message.tenant()),
                        () -> world.attempt(() -> {
                            new Engine(world.ports.within(world.soon()))
                                    .handleDeadLetter()
                                    .handle(entry.message);
                            messages.removeDead(entry);
                        })));
    }

    /** Releases or cancels every held job once the clients are done. */
    private void endHeldJobs() {
        world.scheduler.sleep(Duration.ofMinutes(1));
        if (world.clientsAreDone()) {
            world.jobs.open().forEach(this::endHeldJobs);
        }
    }

    private void endHeldJobs(JobRef open) {
        JobStatus status = new Engine(world.reliable.within(world.soon()))
                .report()
                .of(open.tenant(), open.job())
                .orElseThrow();
        if (status.state() == JobState.OPEN) {
            world.invoke(
                    Set.of(open.tenant()),
                    () -> world.attempt(() -> clients.files().end(open.tenant(), open.job())));
        }
        if (status.state() != JobState.HELD) {
            return;
        }
        world.invoke(
                Set.of(open.tenant()),
                () -> world.attempt(() -> {
                    if (world.choices.next(2) == 0) {
                        new Engine(world.ports.within(world.soon()))
                                .cancel()
                                .cancel(world.asAdmin(open.tenant(), Optional.empty()), open.job());
                    } else {
                        new Engine(world.ports.within(world.soon()))
                                .release()
                                .release(world.asAdmin(open.tenant(), Optional.empty()), open.job());
                    }
                }));
    }

    private void sweep() {
        world.scheduler.sleep(Duration.ofMinutes(1));
        world.invoke(
                Set.copyOf(SimulatedWorld.TENANTS),
                () -> world.attempt(() -> {
                    if (world.bug == PlantedBug.SWEEP_PAST_PROGRESS) {
                        world.jobs.open().forEach(this::sendEveryWrittenBatch);
                    }
                    new Engine(world.ports.within(world.soon())).sweep().sweep();
                }));
    }

    /** Sends messages for every written batch, as a sweep would that ignores the progress of the plan. */
    private void sendEveryWrittenBatch(JobRef open) {
        world.jobs
                .batches(open.tenant(), open.job(), everyKey())
                .keySet()
                .forEach(key -> world.batches.send(List.of(new BatchMessage(open.tenant(), open.job(), key))));
    }

    private static List<BatchKey> everyKey() {
        return IntStream.range(0, 12)
                .mapToObj(number -> new BatchKey(number % 3, number / 3))
                .toList();
    }
}
