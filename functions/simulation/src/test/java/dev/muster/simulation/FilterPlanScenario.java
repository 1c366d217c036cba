package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.forwarding.ForwardingAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job by filter whose people move while a request or two planners plan it, in every order of the calls. */
final class FilterPlanScenario extends SmallScenarioRun {
    private boolean hasMoved;
    private boolean movedBeforeNumber;
    private boolean hasCopies;
    private int planned;

    FilterPlanScenario(ScheduleChoices choices, PlantedBug bug) {
        super(choices, bug, 0);
    }

    /** Adds a client whose request plans a job for everybody, and then applies it. */
    FilterPlanScenario client() {
        Access counting = new ForwardingAccess(ports.access()) {
            @Override
            public long nextSequence(Tenant tenant) {
                movedBeforeNumber = hasMoved;
                return delegate.nextSequence(tenant);
            }
        };
        Ports counted = ports.with(counting);
        hasCopies = true;
        scheduler.add("client", () -> {
            SubmitResult result = new Engine(counted.within(soon()))
                    .submit()
                    .submit(
                            AdminRequest.of(new Caller(TENANT, Cause.ADMIN.person()), soon()),
                            new Command(
                                    new Selection.Filtered(new Filter.And(List.of()), Optional.empty()),
                                    new Change.Assignments(to("X1"))));
            all.add(((SubmitResult.Accepted) result).job());
        });
        scheduler.add("worker", () -> {
            while (all.isEmpty()) {
                scheduler.pass();
            }
            work();
        });
        return this;
    }

    /** Adds an actor that moves the first person to another country. */
    FilterPlanScenario mover() {
        scheduler.add("mover", () -> hasMoved = move(PEOPLE.subList(0, 1)));
        return this;
    }

    /** Moves the people to another country in one write. Returns false after a version conflict. */
    private boolean move(List<String> ids) {
        long sequence = reliable.access().nextSequence(TENANT);
        List<Person> moved = ports.people().loadLatest(TENANT, ids).values().stream()
                .map(person -> person.write(to("FR"), sequence, Instant.EPOCH))
                .toList();
        return ports.people().save(TENANT, moved).isEmpty();
    }

    private static List<Assignment> to(String country) {
        return List.of(new Assignment(SimulatedWorld.COUNTRY, Value.of(country)));
    }

    /** Adds a job for the people of one country, a planner of slot 0, a worker, and a second planner after all have left. */
    FilterPlanScenario plannersOfEmptySlot() {
        long sequence = reliable.access().nextSequence(TENANT);
        Filter filter = new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of("DE"));
        Job job = header(sequence, new Plan.ByFilter(filter, Optional.empty()), "X1");
        jobs.create(job, Optional.empty());
        for (int slot = 1; slot < Slot.COUNT; slot++) {
            jobs.advance(job, SlotProgress.unplanned(slot).closedWithoutBatches());
        }
        all.add(job);
        scheduler.add("planner0", this::plan);
        scheduler.add("planner1", () -> {
            move(PEOPLE.subList(1, NEWCOMER));
            plan();
        });
        scheduler.add("worker", () -> {
            while (waiting.isEmpty() && planned < 2) {
                scheduler.pass();
            }
            work();
        });
        return this;
    }

    private void plan() {
        new Engine(ports.within(soon())).planSlot().plan(slot());
        planned++;
    }

    /** Checks that a person whom another writer had moved before the job had its number is changed. */
    @Override
    public void run() {
        super.run();
        if (hasCopies && movedBeforeNumber) {
            assertThat(reliable.people()
                            .loadLatest(TENANT, List.of(PEOPLE.getFirst()))
                            .get(PEOPLE.getFirst())
                            .value(SimulatedWorld.COUNTRY))
                    .isEqualTo(Value.of("X1"));
        }
    }
}
