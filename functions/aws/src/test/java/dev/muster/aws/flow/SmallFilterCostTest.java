package dev.muster.aws.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.by;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.flow.EngineFixture;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the units of a job by filter in a tenant of 1,000 people, from its request to its end. */
class SmallFilterCostTest {
    private static final int PEOPLE = 1_000;

    private final EngineFixture engineFixture = new EngineFixture(new DynamoStores());

    /** Stores people of whom one lives in Peru, one in Chile, and 72 in Germany. */
    @BeforeEach
    void savePeople() {
        long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
        assertThat(engineFixture
                        .ports
                        .people()
                        .save(
                                engineFixture.caller.tenant(),
                                IntStream.range(0, PEOPLE)
                                        .mapToObj(number -> person(number, sequence))
                                        .toList()))
                .isEmpty();
    }

    private static Person person(int number, long sequence) {
        String country = number == 0 ? "PE" : number == 1 ? "CL" : number < 74 ? "DE" : "FR";
        return Person.create("%d".formatted(100_000 + number), sequence)
                .write(
                        List.of(
                                new Assignment(COUNTRY, Value.of(country)),
                                new Assignment(Path.attribute("first_name"), Value.of("Maria")),
                                new Assignment(Path.attribute("last_name"), Value.of("Fernandez")),
                                new Assignment(Path.attribute("city"), Value.of("Springfield"))),
                        sequence,
                        Instant.EPOCH);
    }

    /** Runs a job to its end, and returns what it used. */
    private MeteredUsage used(Selection selection, int people) {
        MeteredUsage before = Meter.snapshot();
        Job job = engineFixture.submit(selection, to("USA"));
        assertThat(engineFixture.planQueue.size()).isZero();
        engineFixture.run();
        MeteredUsage used = Meter.snapshot().minus(before);
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(engineFixture.status(job).totals().of(Outcome.CHANGED)).isEqualTo(people);
        return used;
    }

    @Test
    void changesOneOfThousandAtThePriceOfAJobByIds() {
        MeteredUsage byIds = used(Selection.Ids.of(List.of("100000")), 1);
        MeteredUsage byFilter = used(by(livingIn("CL")), 1);

        assertThat(byFilter.allWriteUnits()).isLessThanOrEqualTo(byIds.allWriteUnits() + 2);
        assertThat(byFilter.allReadUnits()).isLessThanOrEqualTo(140);
    }

    @Test
    void changesSomeOfThousandForLittleMoreThanTheirWrites() {
        MeteredUsage used = used(by(livingIn("DE")), 72);

        assertThat(used.allWriteUnits() / 72.0).isLessThanOrEqualTo(1.2);
        assertThat(used.allReadUnits()).isLessThanOrEqualTo(140);
    }

    @Test
    void writesNothingForSlotsWithoutMatches() {
        MeteredUsage nobody = used(by(livingIn("nowhere")), 0);

        assertThat(nobody.writeUnits("PeopleTable")).isZero();
        assertThat(nobody.allWriteUnits()).isLessThanOrEqualTo(10);
    }
}
