package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Value;
import dev.muster.testing.flow.AdminRequest;
import java.util.List;
import java.util.Optional;

/** An undo whose message comes twice. A client redoes it as soon as it has ended, while the second worker is still at it. */
final class LateUndoScenario extends SmallScenarioRun {
    private static final String COUNTRY = "X2";
    private static final List<String> CHANGED = PEOPLE.subList(0, 2);

    LateUndoScenario(ScheduleChoices choices, PlantedBug bug) {
        super(choices, bug, 0);
        Job undo = undo(changed());
        Waiting message = waiting.removeFirst();
        for (int number = 0; number < 2; number++) {
            scheduler.add("worker" + number, () -> apply(ports, message));
        }
        scheduler.add("client", () -> {
            while (!hasEnded(undo)) {
                scheduler.pass();
            }
            undo(undo);
            applyAll();
        });
    }

    /** Returns a job that has changed the people. */
    private Job changed() {
        long sequence = reliable.access().nextSequence(TENANT);
        Job job = header(sequence, new Plan.ByIds(CHANGED.size(), 0, 1), COUNTRY);
        jobs.writeBatches(TENANT, job.id(), List.of(Batch.named(0, CHANGED)), job.expires());
        jobs.create(job, Optional.empty());
        all.add(job);
        apply(reliable, new Waiting(new BatchMessage(TENANT, job.id(), new BatchKey(0, 0)), 1));
        return job;
    }

    /** Creates and plans the undo of a job. */
    private Job undo(Job job) {
        SubmitResult answer = new Engine(requestPorts().within(soon()))
                .undo()
                .undo(
                        AdminRequest.of(new Caller(TENANT, Cause.ADMIN.person()), Optional.empty(), soon()),
                        job.id(),
                        JobOptions.DEFAULT);
        assertThat(answer).isInstanceOf(SubmitResult.Accepted.class);
        Job undo = ((SubmitResult.Accepted) answer).job();
        all.add(undo);
        new Engine(reliable.within(soon())).planSlot().plan(new SlotMessage(TENANT, undo.id(), 0));
        return undo;
    }

    /** Returns ports with which each request makes a job with another id. */
    private Ports requestPorts() {
        // The upper half of a random number makes the characters of an id.
        long number = (long) all.size() << Integer.SIZE;
        return new Ports(
                reliable.people(),
                jobs,
                reliable.batchQueue(),
                reliable.planQueue(),
                reliable.access(),
                world.jobEvents,
                scheduler,
                () -> number);
    }

    private boolean hasEnded(Job job) {
        return jobs.find(TENANT, job.id()).orElseThrow().hasEnded();
    }

    private void applyAll() {
        while (!waiting.isEmpty()) {
            apply(reliable, waiting.removeFirst());
        }
    }

    private void apply(Ports some, Waiting message) {
        new Engine(some.within(soon())).apply().apply(List.of(new Delivery(message.message(), message.receives())));
    }

    @Override
    public void run() {
        super.run();
        world.peopleAuditor
                .loadLatest(TENANT, CHANGED)
                .values()
                .forEach(person -> assertThat(person.value(SimulatedWorld.COUNTRY))
                        .as("country of %s, which was redone", person.id())
                        .isEqualTo(Value.of(COUNTRY)));
    }
}
