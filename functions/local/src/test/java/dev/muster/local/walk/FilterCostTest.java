package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.COUNTRY;
import static dev.muster.local.walk.Rig.accepted;
import static dev.muster.local.walk.Rig.by;
import static dev.muster.local.walk.Rig.livingIn;
import static dev.muster.local.walk.Rig.terms;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.meter.Meter;
import dev.muster.aws.meter.Usage;
import dev.muster.core.job.Job;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.State;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job by filter reads, counted in the units of the service: people by the stretch, not one by one. */
class FilterCostTest {
    /** Read units a person of the tenant. */
    private static final double BUDGET = 0.1;

    private static final int SLOT = 5;
    private static final int PEOPLE = 2_000;
    /** In one slot, as many as a tenant of 128,000 has there. */
    private static final List<String> CROWD = IntStream.iterate(300_000, number -> number + 1)
            .mapToObj(Integer::toString)
            .filter(id -> Slot.of(id) == SLOT)
            .limit(PEOPLE)
            .toList();

    private final Rig rig = new Rig(new EmbeddedStores());

    @BeforeEach
    void somePeople() {
        long sequence = rig.ports.access().nextSequence(rig.caller.tenant());
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> person(number, sequence))
                .toList();
        assertThat(rig.ports.people().save(rig.caller.tenant(), people, rig.deadline))
                .isEmpty();
    }

    private static Person person(int number, long sequence) {
        return Person.unborn(CROWD.get(number), sequence)
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

    /** Read units a person of the crowd, of planning its slot and of doing what is found there. */
    private double costs(Job job) {
        Usage before = Meter.snapshot();
        run(rig.planQueue.receive(64));
        double units = Meter.snapshot().minus(before).allReadUnits();
        assertThat(rig.standing(job).pending()).isZero();
        return units / PEOPLE;
    }

    private void run(List<PlanMessage> slots) {
        slots.stream()
                .filter(message -> message.slot() == SLOT)
                .forEach(message -> rig.ports.search().search(message, rig.deadline));
        rig.deliver(rig.queue.take());
    }

    @Test
    void readsLittleWhenItMeansEverybody() {
        Job job = rig.submit(by(livingIn("FR")), to("USA"));
        assertThat(costs(job)).isLessThanOrEqualTo(BUDGET);
        assertThat(rig.standing(job).totals().of(Outcome.CHANGED)).isEqualTo(1_980);

        // Those who hold the value already are not read once more either.
        Job again = rig.submit(by(livingIn("USA")), to("USA"));
        assertThat(costs(again)).isLessThanOrEqualTo(BUDGET);
        assertThat(rig.standing(again).totals().of(Outcome.UNCHANGED)).isEqualTo(1_980);
    }

    @Test
    void readsLittleWhenItMeansOneInAHundred() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"));
        assertThat(costs(job)).isLessThanOrEqualTo(BUDGET);
        assertThat(rig.standing(job).totals().of(Outcome.CHANGED)).isEqualTo(20);
    }

    @Test
    void readsStretchesWhenNobodyTravelsWithTheMessage() {
        Job job = rig.submit(by(livingIn("FR")), to("USA"), terms(false, true, OptionalLong.empty()));
        rig.plan();
        assertThat(rig.standing(job).state()).isEqualTo(State.HELD);
        Usage held = Meter.snapshot();
        accepted(rig.release(job));
        rig.run();
        assertThat(peopleRead(held)).isLessThanOrEqualTo(BUDGET);
        assertThat(rig.standing(job).totals().of(Outcome.CHANGED)).isEqualTo(1_980);

        Usage released = Meter.snapshot();
        Job undo = accepted(rig.undo(job, Terms.USUAL));
        rig.run();
        assertThat(peopleRead(released)).isLessThanOrEqualTo(BUDGET);
        assertThat(rig.standing(undo).totals().of(Outcome.CHANGED)).isEqualTo(1_980);
    }

    @Test
    void readsByIdWhereFewOfManyAreMeant() {
        Job job = rig.submit(by(livingIn("DE")), to("USA"), terms(false, true, OptionalLong.empty()));
        rig.plan();
        Usage held = Meter.snapshot();
        accepted(rig.release(job));
        rig.run();
        assertThat(peopleRead(held) * PEOPLE).isLessThanOrEqualTo(20);
        assertThat(rig.standing(job).totals().of(Outcome.CHANGED)).isEqualTo(20);
    }

    private static double peopleRead(Usage before) {
        return Meter.snapshot().minus(before).readUnits("PeopleTable") / PEOPLE;
    }
}
