package dev.muster.aws.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.by;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.flow.EngineFixture;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the read units of a job by filter: planners and workers read people in ranges, not one by one. */
class FilterCostTest {
    /** Read units for each person of the slot. */
    private static final double BUDGET = 0.1;

    private static final int SLOT = 5;
    private static final int PEOPLE = 2_000;
    /** Ids of one slot, as many as a tenant of 128,000 people has there. */
    private static final List<String> IDS = IntStream.iterate(300_000, number -> number + 1)
            .mapToObj(Integer::toString)
            .filter(id -> Slot.of(id) == SLOT)
            .limit(PEOPLE)
            .toList();

    private final EngineFixture engineFixture = new EngineFixture(new DynamoStores());

    @BeforeEach
    void savePeople() {
        long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> person(number, sequence))
                .toList();
        assertThat(engineFixture.ports.people().save(engineFixture.caller.tenant(), people))
                .isEmpty();
    }

    private static Person person(int number, long sequence) {
        return Person.create(IDS.get(number), sequence)
                .write(
                        List.of(
                                new Assignment(COUNTRY, Value.of(number % 100 == 0 ? "DE" : "FR")),
                                new Assignment(Path.attribute("first_name"), Value.of("Maria")),
                                new Assignment(Path.attribute("last_name"), Value.of("Fernandez")),
                                new Assignment(Path.attribute("city"), Value.of("Springfield")),
                                new Assignment(Path.member("3"), Value.of(true)),
                                new Assignment(Path.permission("3"), Value.of("2"))),
                        sequence,
                        Instant.EPOCH);
    }

    /** Returns the read units for each person of planning the slot and applying its batches. */
    private double readUnitsPerPerson(Job job) {
        MeteredUsage before = Meter.snapshot();
        run(engineFixture.planQueue.receive(64));
        double units = Meter.snapshot().minus(before).allReadUnits();
        assertThat(engineFixture.status(job).pending()).isZero();
        return units / PEOPLE;
    }

    private void run(List<SlotMessage> slots) {
        slots.stream()
                .filter(message -> message.slot() == SLOT)
                .forEach(message -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                        .planSlot()
                        .plan(message));
        engineFixture.deliver(engineFixture.queue.take());
    }

    @Test
    void readsRangesWhenFilterSelectsMostPeople() {
        Job job = engineFixture.submit(by(livingIn("FR")), to("USA"));
        assertThat(readUnitsPerPerson(job)).isLessThanOrEqualTo(BUDGET);
        assertThat(engineFixture.status(job).totals().of(Outcome.CHANGED)).isEqualTo(1_980);

        // People who hold the value already cost no second read.
        Job again = engineFixture.submit(by(livingIn("USA")), to("USA"));
        assertThat(readUnitsPerPerson(again)).isLessThanOrEqualTo(BUDGET);
        assertThat(engineFixture.status(again).totals().of(Outcome.UNCHANGED)).isEqualTo(1_980);
    }

    @Test
    void readsRangesWhenFilterSelectsOneInHundred() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"));
        assertThat(readUnitsPerPerson(job)).isLessThanOrEqualTo(BUDGET);
        assertThat(engineFixture.status(job).totals().of(Outcome.CHANGED)).isEqualTo(20);
    }

    @Test
    void readsRangesWhenMessagesCarryNoPeople() {
        Job job = engineFixture.submit(by(livingIn("FR")), to("USA"), options(false, true, OptionalLong.empty()));
        engineFixture.plan();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.HELD);
        MeteredUsage held = Meter.snapshot();
        accepted(engineFixture.release(job));
        engineFixture.run();
        assertThat(peopleRead(held)).isLessThanOrEqualTo(BUDGET);
        assertThat(engineFixture.status(job).totals().of(Outcome.CHANGED)).isEqualTo(1_980);

        MeteredUsage released = Meter.snapshot();
        Job undo = accepted(engineFixture.undo(job, JobOptions.DEFAULT));
        engineFixture.run();
        assertThat(peopleRead(released)).isLessThanOrEqualTo(BUDGET);
        assertThat(engineFixture.status(undo).totals().of(Outcome.CHANGED)).isEqualTo(1_980);
    }

    @Test
    void readsByIdWhenFewPeopleAreSelected() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, true, OptionalLong.empty()));
        engineFixture.plan();
        MeteredUsage held = Meter.snapshot();
        accepted(engineFixture.release(job));
        engineFixture.run();
        assertThat(peopleRead(held) * PEOPLE).isLessThanOrEqualTo(20);
        assertThat(engineFixture.status(job).totals().of(Outcome.CHANGED)).isEqualTo(20);
    }

    private static double peopleRead(MeteredUsage before) {
        return Meter.snapshot().minus(before).readUnits("PeopleTable") / PEOPLE;
    }
}
