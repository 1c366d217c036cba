package dev.muster.local.sim;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Applied;
import dev.muster.core.flow.Delivery;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Message;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.State;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.local.memory.MemoryAccess;
import dev.muster.local.memory.MemoryAnnouncements;
import dev.muster.local.memory.MemoryJobs;
import dev.muster.local.memory.MemoryPeople;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** One tenant's stores and queues, and the functions that work on them, all as unreliable as a seed says. */
final class World {
    static final Tenant TENANT = new Tenant("sim");
    static final Path COUNTRY = Path.attribute("country");
    static final Path CITY = Path.attribute("city");
    /** Enough for three batches; in three slots. */
    static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) < 3)
            .limit(230)
            .toList();

    private static final Duration FUNCTION = Duration.ofSeconds(60);
    private static final Duration RESERVE = Duration.ofSeconds(8);
    private static final Duration IDLE = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofHours(12);

    final Stage stage;
    final Faults faults;
    final Choices choices;
    final Witness witness;
    final People people;
    final Jobs jobs;
    final MemoryAnnouncements told = new MemoryAnnouncements();
    final Waiting<Message> batches;
    final Waiting<PlanMessage> plans;
    /** As the functions see the world. */
    final Ports ports;
    /** As it is. */
    final Ports sound;
    /** Jobs of which two workers had the same batch at once. */
    final Set<String> overlapped = new HashSet<>();

    /** When each number was given out. */
    final Map<Long, Instant> numbered = new HashMap<>();

    final Instant begin;
    private final Bug bug;
    private final Map<BatchAt, Integer> working = new HashMap<>();
    private int clients;

    private record BatchAt(String job, BatchKey batch) {}

    World(Choices choices, Faults faults, Duration visibility, Bug bug) {
        this.choices = choices;
        this.faults = faults;
        this.bug = bug;
        this.stage = new Stage(choices);
        this.begin = stage.now();
        this.witness = new Witness(new MemoryPeople(40), stage);
        this.people = bug.people(witness);
        this.jobs = bug.jobs(new MemoryJobs());
        this.batches = new Waiting<>(stage, faults, choices, visibility, 5);
        this.plans = new Waiting<>(stage, faults, choices, visibility, 20);
        Unreliable unreliable = new Unreliable(stage, faults);
        Access access = numbering(new MemoryAccess());
        Random chance = new Random(choices.next(1 << 20));
        this.sound = new Ports(
                people,
                jobs,
                (messages, end) -> batches.send(messages),
                (messages, end) -> plans.send(messages),
                access,
                told,
                stage,
                chance);
        this.ports = new Ports(
                unreliable.port(People.class, people),
                unreliable.port(Jobs.class, jobs),
                unreliable.port(BatchQueue.class, sound.queue()),
                unreliable.port(PlanQueue.class, sound.planQueue()),
                unreliable.port(Access.class, access),
                unreliable.port(Announcements.class, told),
                stage,
                chance);
        store(access);
    }

    private Access numbering(Access sound) {
        return (Access) Proxy.newProxyInstance(
                Access.class.getClassLoader(), new Class<?>[] {Access.class}, (proxy, method, given) -> {
                    Object answer = method.invoke(sound, given);
                    if (method.getName().equals("nextSequence")) {
                        numbered.put((Long) answer, stage.now());
                    }
                    return answer;
                });
    }

    private void store(Access access) {
        long sequence = access.nextSequence(TENANT);
        people.save(
                TENANT,
                PEOPLE.stream()
                        .map(id -> Person.unborn(id, sequence)
                                .write(List.of(new Assignment(COUNTRY, Value.of("DE"))), sequence, Instant.EPOCH))
                        .toList(),
                soon());
    }

    static Caller caller() {
        return new Caller(TENANT, "nobody");
    }

    Deadline soon() {
        return Deadline.in(stage, FUNCTION.minus(RESERVE));
    }

    /** Somebody who asks for things, and is done at some time. */
    void client(String name, Runnable part) {
        clients++;
        stage.add(name, () -> {
            part.run();
            clients--;
        });
    }

    void workers() {
        for (int number = 0; number < 3; number++) {
            stage.add("worker" + number, () -> untilOver(this::work));
        }
        for (int number = 0; number < 2; number++) {
            stage.add("planner" + number, () -> untilOver(this::plan));
        }
        stage.add("undertaker", () -> untilOver(this::bury));
        if (bug != Bug.NO_SWEEP) {
            stage.add("sweeper", () -> untilOver(this::sweep));
        }
        stage.add("owner", () -> untilOver(this::letGo));
        stage.add("fate", () -> {
            stage.pause(Duration.ofMinutes(10));
            faults.stop();
        });
    }

    private void untilOver(Runnable turn) {
        Instant end = stage.now().plus(LONGEST);
        while ((clients > 0 || !jobs.open(soon()).isEmpty()) && stage.now().isBefore(end)) {
            turn.run();
        }
    }

    /** What a function does in one invocation: it dies at its deadline, if it does not before. */
    void invoke(Runnable work) {
        stage.killAt(stage.now().plus(FUNCTION));
        try {
            work.run();
        } catch (Stage.Killed killed) {
            // The process is gone, and with it all it knew; another is started for the next event.
            stage.killAt(Instant.MAX);
        } finally {
            stage.killAt(Instant.MAX);
        }
    }

    private void idle(Optional<Instant> next) {
        Instant latest = stage.now().plus(IDLE);
        stage.waitUntil(next.filter(moment -> moment.isAfter(stage.now()) && moment.isBefore(latest))
                .orElse(latest));
    }

    private void work() {
        List<Waiting.Entry<Message>> got = batches.receive(1 + choices.next(3));
        if (got.isEmpty()) {
            idle(batches.next());
            return;
        }
        if (bug == Bug.ACK_BEFORE_WORK) {
            got.forEach(batches::delete);
        }
        got.forEach(entry -> begin(entry.message));
        invoke(() -> {
            Applied applied = ports.apply()
                    .apply(
                            got.stream()
                                    .map(entry -> new Delivery(entry.message, bug.receives(entry.receives())))
                                    .toList(),
                            soon());
            Set<Message> back = new HashSet<>();
            applied.handedBack().forEach(trouble -> back.add(trouble.message()));
            got.stream().filter(entry -> !back.contains(entry.message)).forEach(this::acknowledge);
        });
        got.forEach(entry -> end(entry.message));
    }

    private void acknowledge(Waiting.Entry<Message> entry) {
        if (!faults.strikes(20, "lose the acknowledgement of " + entry.message)) {
            batches.delete(entry);
        }
    }

    private void begin(Message message) {
        if (working.merge(new BatchAt(message.job(), message.batch()), 1, Integer::sum) > 1) {
            overlapped.add(message.job());
        }
    }

    private void end(Message message) {
        working.merge(new BatchAt(message.job(), message.batch()), -1, Integer::sum);
    }

    private void plan() {
        List<Waiting.Entry<PlanMessage>> got = plans.receive(1 + choices.next(4));
        if (got.isEmpty()) {
            idle(plans.next());
            return;
        }
        invoke(() -> got.forEach(entry -> attempt(() -> {
            if (ports.search().search(entry.message, soon())) {
                plans.delete(entry);
            }
        })));
    }

    private void bury() {
        idle(Optional.empty());
        invoke(() -> batches.dead().forEach(entry -> {
            begin(entry.message);
            attempt(() -> {
                ports.bury().bury(entry.message, soon());
                batches.buried(entry);
            });
            end(entry.message);
        }));
        invoke(() -> plans.dead()
                .forEach(entry -> attempt(() -> {
                    ports.bury().bury(entry.message, soon());
                    plans.buried(entry);
                })));
    }

    /** What nobody has released when all is quiet is let go, one way or the other. */
    private void letGo() {
        stage.pause(Duration.ofMinutes(1));
        if (clients == 0) {
            jobs.open(soon())
                    .forEach(open -> invoke(() -> {
                        Standing standing =
                                sound.report().of(TENANT, open.job(), soon()).orElseThrow();
                        if (standing.state() == State.HELD) {
                            attempt(() -> {
                                if (choices.next(2) == 0) {
                                    ports.cancel().cancel(caller(), open.job(), soon());
                                } else {
                                    ports.release().release(caller(), open.job(), Optional.empty(), soon());
                                }
                            });
                        }
                    }));
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) {
            // It is tried again, by whoever tries such things.
            stage.pass();
        }
    }

    private void sweep() {
        stage.pause(Duration.ofMinutes(1));
        invoke(() -> attempt(() -> ports.sweep().sweep(soon())));
    }

    List<Job> allJobs() {
        return jobs.list(TENANT, Integer.MAX_VALUE, Optional.empty(), soon());
    }
}
