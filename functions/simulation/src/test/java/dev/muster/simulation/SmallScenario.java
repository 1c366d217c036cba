package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
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
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.interception.InterceptedJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A few people, jobs and workers, few enough to run every order of their calls. */
final class SmallScenario extends SmallScenarioRun {
    SmallScenario(ScheduleChoices choices, PlantedBug bug, int crashes) {
        super(choices, bug, crashes);
    }

    /** Adds a job with these batches of people, and its messages. */
    SmallScenario job(String country, List<List<Integer>> places) {
        List<List<String>> batches = places.stream()
                .map(batch -> batch.stream().map(PEOPLE::get).toList())
                .toList();
        long sequence = reliable.access().nextSequence(TENANT);
        int people = batches.stream().mapToInt(List::size).sum();
        Job job = header(sequence, new Plan.ByIds(people, 0, batches.size()), country);
        List<Batch> cut = new ArrayList<>();
        for (int number = 0; number < batches.size(); number++) {
            cut.add(Batch.named(number, batches.get(number)));
            waiting.add(new Waiting(new BatchMessage(TENANT, job.id(), new BatchKey(0, number)), 1));
        }
        jobs.writeBatches(TENANT, job.id(), cut, job.expires());
        jobs.create(job, Optional.empty());
        all.add(job);
        return this;
    }

    /** Adds a job for the people of one country, whose slot 0 is still to be planned. */
    SmallScenario search() {
        long sequence = reliable.access().nextSequence(TENANT);
        Filter filter = new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of("DE"));
        Job job = header(sequence, new Plan.ByFilter(filter, Optional.empty()), "X1");
        jobs.create(job, Optional.empty());
        for (int slot = 1; slot < Slot.COUNT; slot++) {
            jobs.advance(job, new SlotProgress(slot, "", 0, 0, true));
        }
        all.add(job);
        return this;
    }

    /** Adds an actor that creates a person after the jobs have begun. */
    SmallScenario newcomer() {
        long sequence = reliable.access().nextSequence(TENANT);
        List<Assignment> city = List.of(new Assignment(SimulatedWorld.CITY, Value.of("Berlin")));
        Person person = Person.create(PEOPLE.get(NEWCOMER), sequence).write(city, sequence, Instant.EPOCH);
        scheduler.add("creator", () -> ports.people().save(TENANT, List.of(person)));
        return this;
    }

    /** Adds planners that plan the slot at once. */
    SmallScenario planners(int many) {
        for (int number = 0; number < many; number++) {
            scheduler.add(
                    "planner" + number,
                    () -> new Engine(ports.within(soon())).planSlot().plan(slot()));
        }
        return this;
    }

    /** Adds an actor that moves a person of the slot to another country. */
    SmallScenario personMoving() {
        scheduler.add("mover", () -> {
            Person person =
                    ports.people().loadLatest(TENANT, List.of(PEOPLE.get(3))).get(PEOPLE.get(3));
            List<Assignment> away = List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of("FR")));
            ports.people()
                    .save(TENANT, List.of(person.write(away, reliable.access().nextSequence(TENANT), Instant.EPOCH)));
        });
        return this;
    }

    /** Adds an actor that plans and applies the slot, and another one that reads the status of the job. */
    SmallScenario reader() {
        scheduler.add("runner", () -> {
            new Engine(ports.within(soon())).planSlot().plan(slot());
            work();
        });
        Jobs read = bug.sites().jobsOfReports(new InterceptedJobs(jobs, world));
        scheduler.add("reader", () -> {
            Ports readerPorts = new Ports(
                    reliable.people(),
                    read,
                    reliable.batchQueue(),
                    reliable.planQueue(),
                    reliable.access(),
                    world.jobEvents,
                    scheduler,
                    () -> 0);
            JobStatus status = new Engine(readerPorts.within(soon()))
                    .report()
                    .of(TENANT, all.getFirst().id())
                    .orElseThrow();
            assertThat(status.pending()).as("pending").isNotNegative();
        });
        return this;
    }

    /** Plans the first person of the slot, then adds an actor that handles its message as a dead letter, and a planner. */
    SmallScenario deadLetterOfSlowSlot() {
        Job job = all.getFirst();
        String first = PEOPLE.stream().skip(1).min(String::compareTo).orElseThrow();
        Batch batch = new Batch(new BatchKey(0, 0), List.of(first), first, false);
        jobs.writeBatch(job, batch);
        jobs.advance(job, SlotProgress.unplanned(0).after(batch));
        waiting.add(new Waiting(new BatchMessage(TENANT, job.id(), batch.key()), 1));
        scheduler.add(
                "deadLetterWorker",
                () -> new Engine(ports.within(soon())).handleDeadLetter().handle(slot()));
        return planners(1);
    }

    /** Adds an actor that duplicates one message, or none. */
    SmallScenario maybeDuplicate() {
        scheduler.add("duplicator", () -> {
            int which = choices.next(waiting.size() + 1);
            if (which > 0) {
                waiting.add(waiting.get(which - 1));
            }
        });
        return this;
    }

    /** Handles the message of the first batch as a dead letter, and delivers it once more with this receive count. */
    SmallScenario deadLetterFirst(int receives) {
        Waiting first = waiting.removeFirst();
        scheduler.add("deadLetterWorker", () -> {
            new Engine(ports.within(soon())).handleDeadLetter().handle(first.message());
            waiting.addFirst(new Waiting(first.message(), receives));
        });
        return this;
    }

    /** Adds a worker for the first batch, and an actor that handles its message as a dead letter afterwards. */
    SmallScenario deadLetterAfterCrash() {
        Waiting first = waiting.removeFirst();
        boolean[] over = new boolean[1];
        scheduler.add("worker", () -> {
            try {
                new Engine(ports.within(soon())).apply().apply(List.of(new Delivery(first.message(), 1)));
            } catch (VirtualScheduler.Killed _) {
                scheduler.acting().observe("killed");
            }
            over[0] = true;
        });
        scheduler.add("deadLetterWorker", () -> {
            while (!over[0]) {
                scheduler.pass();
            }
            new Engine(reliable.within(soon())).handleDeadLetter().handle(first.message());
            new Engine(reliable.within(soon())).sweep().sweep();
        });
        return this;
    }

    SmallScenario workers(int many) {
        for (int number = 0; number < many; number++) {
            scheduler.add("worker" + number, this::work);
        }
        return this;
    }

    /** Applies the job, then adds two clients that undo it at once with one key. Both must get the same undo job. */
    SmallScenario undoneByTwoClients() {
        Job job = all.getFirst();
        while (!waiting.isEmpty()) {
            new Engine(reliable.within(soon()))
                    .apply()
                    .apply(List.of(new Delivery(waiting.removeFirst().message(), 1)));
        }
        Set<String> undoings = new TreeSet<>();
        for (int number = 0; number < 2; number++) {
            scheduler.add("client" + number, () -> {
                SubmitResult answer = new Engine(ports.within(soon()))
                        .undo()
                        .undo(
                                AdminRequest.of(
                                        new Caller(TENANT, Cause.ADMIN.person()),
                                        Optional.of(new RequestContext.IdempotencyKey("key", "request")),
                                        soon()),
                                job.id(),
                                JobOptions.DEFAULT);
                assertThat(answer).isInstanceOf(SubmitResult.Accepted.class);
                undoings.add(((SubmitResult.Accepted) answer).job().id());
                assertThat(undoings).as("undo jobs of %s", job.id()).hasSize(1);
            });
        }
        return this;
    }

    /** Requires that the first job changes all people except the one that holds the value already. */
    SmallScenario allChangedButOne() {
        requireExactChanges();
        return this;
    }
}
