package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Person;
import dev.muster.core.person.ProtectionRules;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A few people, jobs and workers, small enough for every order of their calls. */
final class SmallScene implements ExhaustiveSearch.Scene {
    static final Tenant TENANT = new Tenant("small");
    /** All in slot 0; the last is not there at first. */
    private static final List<String> PEOPLE = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) == 0)
            .limit(5)
            .toList();

    static final int NEWCOMER = 4;

    private final ScheduleChoices choices;
    private final PlantedBug bug;
    private final SmallWorld world;
    private final VirtualScheduler stage;
    private final Jobs jobs;
    private final Ports ports;
    private final Ports sound;
    private final SmallEnd end;
    private final List<Waiting> pile = new ArrayList<>();
    private final List<Job> all = new ArrayList<>();
    private boolean exact;

    /** A message that waits for a worker. */
    private record Waiting(BatchMessage message, int receives) {}

    /**
     * People of whom the first holds what every job wants already.
     *
     * @param crashes how often a worker may die
     */
    SmallScene(ScheduleChoices choices, PlantedBug bug, int crashes) {
        this.choices = choices;
        this.bug = bug;
        this.world = new SmallWorld(choices, bug, crashes, message -> pile.add(new Waiting(message, 1)));
        this.stage = world.stage;
        this.jobs = world.sound.jobs();
        this.sound = world.sound;
        this.ports = world.ports;
        this.end = new SmallEnd(sound, world.peopleAuditor, world.told, PEOPLE);
        long sequence = sound.access().nextSequence(TENANT);
        sound.people()
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

    private Deadline soon() {
        return Deadline.in(stage, Duration.ofMinutes(1));
    }

    private Job header(long sequence, Plan plan, String country) {
        return new Job(
                TENANT,
                "0000000000000000000000000" + all.size(),
                new Origin(JobKind.CHANGE, Optional.empty(), "1", stage.now()),
                new Change.Assignments(List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of(country)))),
                ProtectionRules.NONE,
                plan,
                JobOptions.DEFAULT,
                Lifecycle.WAITING.startAt(sequence),
                1);
    }

    /** A job for these batches of people, their messages waiting. */
    SmallScene job(String country, List<List<Integer>> places) {
        List<List<String>> batches = places.stream()
                .map(batch -> batch.stream().map(PEOPLE::get).toList())
                .toList();
        long sequence = sound.access().nextSequence(TENANT);
        int people = batches.stream().mapToInt(List::size).sum();
        Job job = header(sequence, new Plan.ByIds(people, 0, batches.size()), country);
        List<Batch> cut = new ArrayList<>();
        for (int number = 0; number < batches.size(); number++) {
            cut.add(Batch.named(number, batches.get(number)));
            pile.add(new Waiting(new BatchMessage(TENANT, job.id(), new BatchKey(0, number)), 1));
        }
        jobs.writeBatches(TENANT, job.id(), cut, job.expires());
        jobs.create(job, Optional.empty());
        all.add(job);
        return this;
    }

    /** A job for whoever lives in Germany, to be looked for in slot 0. */
    SmallScene search() {
        long sequence = sound.access().nextSequence(TENANT);
        Filter filter = new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of("DE"));
        Job job = header(sequence, new Plan.ByFilter(filter, Optional.empty()), "X1");
        jobs.create(job, Optional.empty());
        for (int slot = 1; slot < Slot.COUNT; slot++) {
            jobs.advance(job, new SlotProgress(slot, "", 0, 0, true));
        }
        all.add(job);
        return this;
    }

    private SlotMessage slot() {
        return new SlotMessage(TENANT, all.getFirst().id(), 0);
    }

    /** Somebody comes who was not there when the jobs began. */
    SmallScene newcomer() {
        long sequence = sound.access().nextSequence(TENANT);
        List<Assignment> city = List.of(new Assignment(SimulatedWorld.CITY, Value.of("Berlin")));
        Person person = Person.create(PEOPLE.get(NEWCOMER), sequence).write(city, sequence, Instant.EPOCH);
        stage.add("creator", () -> ports.people().save(TENANT, List.of(person)));
        return this;
    }

    /** So many who look through the slot at once. */
    SmallScene planners(int many) {
        for (int number = 0; number < many; number++) {
            stage.add(
                    "planner" + number,
                    () -> new Engine(ports.within(soon())).planSlot().plan(slot()));
        }
        return this;
    }

    /** Somebody of the slot moves away meanwhile. */
    SmallScene mover() {
        stage.add("mover", () -> {
            Person person =
                    ports.people().loadLatest(TENANT, List.of(PEOPLE.get(3))).get(PEOPLE.get(3));
            List<Assignment> away = List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of("FR")));
            ports.people()
                    .save(TENANT, List.of(person.write(away, sound.access().nextSequence(TENANT), Instant.EPOCH)));
        });
        return this;
    }

    /** One who looks through the slot and does what was found, while somebody reads how the job stands. */
    SmallScene reader() {
        stage.add("runner", () -> {
            new Engine(ports.within(soon())).planSlot().plan(slot());
            work();
        });
        Jobs read = bug.read(world.port(Jobs.class, jobs));
        stage.add("reader", () -> {
            Ports beside = new Ports(
                    sound.people(),
                    read,
                    sound.batchQueue(),
                    sound.planQueue(),
                    sound.access(),
                    world.told,
                    stage,
                    () -> 0);
            JobStatus standing = new Engine(beside.within(soon()))
                    .report()
                    .of(TENANT, all.getFirst().id())
                    .orElseThrow();
            assertThat(standing.pending()).as("pending").isNotNegative();
        });
        return this;
    }

    /** The slot is looked through up to its first, when its message has come too often; and once more after. */
    SmallScene slowSlot() {
        Job job = all.getFirst();
        String first = PEOPLE.stream().skip(1).min(String::compareTo).orElseThrow();
        Batch batch = new Batch(new BatchKey(0, 0), List.of(first), first, false);
        jobs.writeBatch(job, batch);
        jobs.advance(job, SlotProgress.unplanned(0).after(batch));
        pile.add(new Waiting(new BatchMessage(TENANT, job.id(), batch.key()), 1));
        stage.add(
                "undertaker",
                () -> new Engine(ports.within(soon())).handleDeadLetter().handle(slot()));
        return planners(1);
    }

    /** One message more than was sent: any of them, or none. */
    SmallScene maybeTwice() {
        stage.add("chance", () -> {
            int which = choices.next(pile.size() + 1);
            if (which > 0) {
                pile.add(pile.get(which - 1));
            }
        });
        return this;
    }

    /** The first batch is given up, and its message handed out after that, for that time. */
    SmallScene burying(int receives) {
        Waiting first = pile.removeFirst();
        stage.add("undertaker", () -> {
            new Engine(ports.within(soon())).handleDeadLetter().handle(first.message());
            pile.addFirst(new Waiting(first.message(), receives));
        });
        return this;
    }

    /** The first batch is given up once nobody is at it any more. */
    SmallScene buryingTheDead() {
        Waiting first = pile.removeFirst();
        boolean[] over = new boolean[1];
        stage.add("worker", () -> {
            try {
                new Engine(ports.within(soon())).apply().apply(List.of(new Delivery(first.message(), 1)));
            } catch (VirtualScheduler.Killed _) {
                stage.acting().learn("killed");
            }
            over[0] = true;
        });
        stage.add("undertaker", () -> {
            while (!over[0]) {
                stage.pass();
            }
            new Engine(sound.within(soon())).handleDeadLetter().handle(first.message());
            new Engine(sound.within(soon())).sweep().sweep();
        });
        return this;
    }

    SmallScene workers(int many) {
        for (int number = 0; number < many; number++) {
            stage.add("worker" + number, this::work);
        }
        return this;
    }

    private void work() {
        while (!pile.isEmpty()) {
            Waiting next = pile.remove(pile.size() == 1 ? 0 : choices.next(pile.size()));
            stage.acting().learn(next);
            try {
                boolean back = !new Engine(ports.within(soon()))
                        .apply()
                        .apply(List.of(new Delivery(next.message(), next.receives())))
                        .handedBack()
                        .isEmpty();
                if (back) {
                    pile.add(new Waiting(next.message(), next.receives() + 1));
                }
            } catch (VirtualScheduler.Killed _) {
                stage.acting().learn("killed");
                if (bug != PlantedBug.ACK_BEFORE_WORK) {
                    pile.add(new Waiting(next.message(), next.receives() + 1));
                }
            }
        }
    }

    @Override
    public long state() {
        long state = end.state(all, 31L * stage.memory() + pile.hashCode());
        return 31 * (31 * state + world.state()) + world.told.told().size();
    }

    @Override
    public void play() {
        stage.play();
        // What was found by then is done after, by one worker.
        while (!pile.isEmpty()) {
            Waiting next = pile.removeFirst();
            new Engine(sound.within(soon())).apply().apply(List.of(new Delivery(next.message(), next.receives())));
        }
        all.forEach(end::check);
        if (exact) {
            end.checkAllChangedButOne(all.getFirst());
        }
    }

    /** The job is done, and then two ask at once, under one key, to undo it: both get the one undoing. */
    SmallScene undoneTwiceAtOnce() {
        Job job = all.getFirst();
        while (!pile.isEmpty()) {
            new Engine(sound.within(soon()))
                    .apply()
                    .apply(List.of(new Delivery(pile.removeFirst().message(), 1)));
        }
        Set<String> undoings = new TreeSet<>();
        for (int number = 0; number < 2; number++) {
            stage.add("client" + number, () -> {
                SubmitResult answer = new Engine(ports.within(soon()))
                        .undo()
                        .undo(
                                new RequestContext(
                                        SimulatedWorld.caller(TENANT),
                                        Optional.of(new RequestContext.IdempotencyKey("key", "request")),
                                        soon()),
                                job.id(),
                                JobOptions.DEFAULT);
                assertThat(answer).isInstanceOf(SubmitResult.Accepted.class);
                undoings.add(((SubmitResult.Accepted) answer).job().id());
                assertThat(undoings).as("undoings of %s", job.id()).hasSize(1);
            });
        }
        return this;
    }

    /** In the end everybody is changed but the one who holds the value already. */
    SmallScene exact() {
        exact = true;
        return this;
    }
}
