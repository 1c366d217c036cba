package dev.muster.simulation;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
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

/** Everybody who works in a world: workers, planners, an undertaker, a sweeper, and fate, who ends all bad luck. */
final class SimulatedWorkers {
    private static final Duration IDLE = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofHours(12);

    private final SimulatedWorld world;
    private final Map<BatchAt, Integer> working = new HashMap<>();

    private record BatchAt(String job, BatchKey batch) {}

    SimulatedWorkers(SimulatedWorld world) {
        this.world = world;
    }

    void add() {
        for (int number = 0; number < 3; number++) {
            world.stage.add("worker" + number, () -> untilOver(this::work));
        }
        for (int number = 0; number < 2; number++) {
            world.stage.add("planner" + number, () -> untilOver(this::plan));
        }
        world.stage.add("undertaker", () -> untilOver(this::bury));
        if (world.bug != PlantedBug.NO_SWEEP) {
            world.stage.add("sweeper", () -> untilOver(this::sweep));
        }
        world.stage.add("owner", () -> untilOver(this::letGo));
        world.stage.add("fate", () -> {
            world.stage.sleep(Duration.ofMinutes(10));
            world.faults.stop();
        });
    }

    private void untilOver(Runnable turn) {
        Instant end = world.begin.plus(LONGEST);
        while ((!world.isAsked() || !world.jobs.open().isEmpty())
                && world.stage.now().isBefore(end)) {
            turn.run();
        }
    }

    private void idle(Optional<Instant> next) {
        Instant now = world.stage.now();
        Instant latest = now.plus(IDLE);
        world.stage.waitUntil(next.filter(moment -> moment.isAfter(now) && moment.isBefore(latest))
                .orElse(latest));
    }

    private void work() {
        List<WaitingMessages.Entry<BatchMessage>> got = world.batches.receive(1 + world.choices.next(3));
        if (got.isEmpty()) {
            idle(world.batches.next());
            return;
        }
        if (world.bug == PlantedBug.ACK_BEFORE_WORK) {
            got.forEach(world.batches::delete);
        }
        got.forEach(entry -> begin(entry.message));
        world.invoke(got.stream().map(entry -> entry.message.tenant()).collect(Collectors.toSet()), () -> {
            ApplyResult applied =
                    new Engine(world.ports.within(world.soon())).apply().apply(deliveries(got));
            Set<BatchMessage> back = new HashSet<>();
            applied.handedBack().forEach(failure -> back.add(failure.message()));
            got.stream().filter(entry -> !back.contains(entry.message)).forEach(world.batches::delete);
        });
        got.forEach(entry -> end(entry.message));
    }

    private List<Delivery> deliveries(List<WaitingMessages.Entry<BatchMessage>> got) {
        return got.stream()
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
        List<WaitingMessages.Entry<SlotMessage>> got = world.plans.receive(1 + world.choices.next(4));
        if (got.isEmpty()) {
            idle(world.plans.next());
            return;
        }
        got.forEach(entry -> world.invoke(
                Set.of(entry.message.tenant()),
                () -> world.attempt(() -> {
                    if (new Engine(world.ports.within(world.soon())).planSlot().plan(entry.message)) {
                        world.plans.delete(entry);
                    }
                })));
    }

    private void bury() {
        idle(Optional.empty());
        world.batches.dead().forEach(entry -> {
            begin(entry.message);
            world.invoke(
                    Set.of(entry.message.tenant()),
                    () -> world.attempt(() -> {
                        new Engine(world.ports.within(world.soon()))
                                .handleDeadLetter()
                                .handle(entry.message);
                        world.batches.buried(entry);
                    }));
            end(entry.message);
        });
        world.plans
                .dead()
                .forEach(entry -> world.invoke(
                        Set.of(entry.message.tenant()),
                        () -> world.attempt(() -> {
                            new Engine(world.ports.within(world.soon()))
                                    .handleDeadLetter()
                                    .handle(entry.message);
                            world.plans.buried(entry);
                        })));
    }

    /** What nobody has released when all is quiet is let go, one way or the other. */
    private void letGo() {
        world.stage.sleep(Duration.ofMinutes(1));
        if (world.isAsked()) {
            world.jobs.open().forEach(this::letGo);
        }
    }

    private void letGo(JobRef open) {
        JobStatus standing = new Engine(world.sound.within(world.soon()))
                .report()
                .of(open.tenant(), open.job())
                .orElseThrow();
        if (standing.state() != JobState.HELD) {
            return;
        }
        world.invoke(
                Set.of(open.tenant()),
                () -> world.attempt(() -> {
                    if (world.choices.next(2) == 0) {
                        new Engine(world.ports.within(world.soon()))
                                .cancel()
                                .cancel(
                                        new RequestContext(
                                                SimulatedWorld.caller(open.tenant()), Optional.empty(), world.soon()),
                                        open.job());
                    } else {
                        new Engine(world.ports.within(world.soon()))
                                .release()
                                .release(
                                        new RequestContext(
                                                SimulatedWorld.caller(open.tenant()), Optional.empty(), world.soon()),
                                        open.job());
                    }
                }));
    }

    private void sweep() {
        world.stage.sleep(Duration.ofMinutes(1));
        world.invoke(
                Set.copyOf(SimulatedWorld.TENANTS),
                () -> world.attempt(() -> {
                    if (world.bug == PlantedBug.SWEEP_PAST_PROGRESS) {
                        world.jobs.open().forEach(this::ringForAllWritten);
                    }
                    new Engine(world.ports.within(world.soon())).sweep().sweep();
                }));
    }

    /** The mistake of a sweeper who takes every batch that is written for one that is planned. */
    private void ringForAllWritten(JobRef open) {
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
