package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.deadline;
import static dev.muster.local.contract.Samples.next;
import static dev.muster.local.contract.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.meter.Meter;
import dev.muster.aws.meter.Usage;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.Count;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Look;
import dev.muster.core.job.Planned;
import dev.muster.core.job.Progress;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deployed adapters cost, in billed units: the encodings are lean on purpose. */
class CostTest {
    private static final Embedded EMBEDDED = Embedded.sound();
    private static final People PEOPLE = new DynamoPeople(EMBEDDED.people());
    private static final Jobs JOBS = new DynamoJobs(EMBEDDED.jobs(), EMBEDDED.access());
    private static final String PEOPLE_TABLE = "PeopleTable";
    private static final String JOBS_TABLE = "JobsTable";
    private static final String ACCESS_TABLE = "AccessTable";

    private final Tenant tenant = Samples.tenant();

    private static Usage during(Runnable calls) {
        Usage before = Meter.snapshot();
        calls.run();
        return Meter.snapshot().minus(before);
    }

    @Test
    void costsOneUnitAPersonWrittenAndHalfAUnitAPersonRead() {
        List<Person> first =
                IntStream.range(0, 100).mapToObj(number -> person("p" + number)).toList();
        List<Person> second = first.stream()
                .map(person -> next(person, "country", Value.of("Peru")))
                .toList();
        List<String> ids = first.stream().map(Person::id).toList();

        assertThat(during(() -> PEOPLE.save(tenant, first, deadline())).writeUnits(PEOPLE_TABLE))
                .isEqualTo(100);
        Usage saving = during(() -> PEOPLE.save(tenant, second, deadline()));
        assertThat(saving.writeUnits(PEOPLE_TABLE)).isEqualTo(100);
        assertThat(saving.allReadUnits()).isZero();
        assertThat(saving.allStoreCalls()).isEqualTo(4);
        Usage refused = during(() -> PEOPLE.save(tenant, second, deadline()));
        assertThat(refused.writeUnits(PEOPLE_TABLE)).isEqualTo(100);
        Usage reading = during(() -> PEOPLE.load(tenant, ids, deadline()));
        assertThat(reading.readUnits(PEOPLE_TABLE)).isEqualTo(50);
        assertThat(reading.allStoreCalls()).isEqualTo(1);
        assertThat(during(() -> PEOPLE.loadLatest(tenant, ids, deadline())).readUnits(PEOPLE_TABLE))
                .isEqualTo(100);
    }

    @Test
    void costsATenthToReadNeighboursAsAStretch() {
        List<String> ids = Samples.idsOfSlot(40, 300);
        PEOPLE.save(tenant, ids.stream().map(Samples::person).toList(), deadline());
        List<String> wanted = ids.subList(100, 200);

        double keyed = during(() -> PEOPLE.load(tenant, wanted, deadline())).readUnits(PEOPLE_TABLE);
        double stretch = during(() -> PEOPLE.loadStretch(tenant, wanted, false, deadline()))
                .readUnits(PEOPLE_TABLE);
        assertThat(stretch).isPositive().isLessThanOrEqualTo(keyed / 10);
        assertThat(during(() -> PEOPLE.loadStretch(tenant, wanted, true, deadline()))
                        .readUnits(PEOPLE_TABLE))
                .isPositive()
                .isLessThanOrEqualTo(keyed / 5);
        assertThat(during(() -> PEOPLE.loadStretch(tenant, wanted, true, deadline()))
                        .allStoreCalls())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void costsTwiceTheHeadersToNameASuccessor(boolean announced) {
        Job ended = Samples.job(tenant).end(HeaderContract.ENDING);
        Job parent = announced ? ended.announce() : ended;
        Job next = Samples.job(tenant);
        JOBS.accept(parent, Optional.empty(), deadline());

        // Twice for the transaction, and an entry of the new one in each index.
        assertThat(during(() -> JOBS.succeed(next, parent.precede(next.id()), Optional.empty(), deadline()))
                        .writeUnits(JOBS_TABLE))
                .isEqualTo(6);
    }

    @Test
    void costsOneUnitABatchOfShortIds() {
        assertThat(unitsOfBatch(number -> Integer.toString(300_000 + number))).isEqualTo(1);
        assertThat(unitsOfBatch(number -> "01KDVDNA00ABCDEFGHJKMN" + (1_000 + number)))
                .isEqualTo(3);
        assertThat(unitsOfBatch(number -> "x".repeat(125) + (100 + number))).isEqualTo(13);
    }

    private long unitsOfBatch(IntFunction<String> id) {
        Job job = Samples.job(tenant);
        Batch batch = Batch.named(0, IntStream.range(0, 100).mapToObj(id).toList());
        return during(() -> JOBS.writeBatches(tenant, job.id(), List.of(batch), job.expires(), deadline()))
                .writeUnits(JOBS_TABLE);
    }

    @Test
    void costsOneUnitATallyOnAFullPage() {
        Job job = Samples.job(tenant);
        List<Count> counts = IntStream.range(0, 128)
                .mapToObj(number -> Samples.count(number, 50))
                .toList();
        JOBS.tally(job, TallyContract.FIRST, counts.subList(0, 127), deadline());

        Usage last = during(() -> JOBS.tally(job, TallyContract.FIRST, counts.subList(118, 128), deadline()));
        // Refused at first, for nine of the ten are counted, then done with the one that is left.
        assertThat(last.writeUnits(JOBS_TABLE)).isEqualTo(2);
        assertThat(last.allStoreCalls()).isEqualTo(2);
        Usage again = during(() -> JOBS.tally(job, TallyContract.FIRST, counts.subList(118, 128), deadline()));
        assertThat(again.writeUnits(JOBS_TABLE)).isEqualTo(1);
    }

    @Test
    void costsAFewUnitsAJob() {
        Job job = Samples.job(tenant);
        Idempotency use = new Idempotency("key", "digest", job.id(), job.expires());

        Usage accepting = during(() -> JOBS.accept(job, Optional.of(use), deadline()));
        // Twice for the transaction, and an entry in each index.
        assertThat(accepting.writeUnits(JOBS_TABLE)).isEqualTo(4);
        assertThat(accepting.writeUnits(ACCESS_TABLE)).isEqualTo(2);
        assertThat(during(() -> JOBS.accept(Samples.job(tenant), Optional.empty(), deadline()))
                        .writeUnits(JOBS_TABLE))
                .isEqualTo(3);
        Job ended = job.end(HeaderContract.ENDING);
        assertThat(during(() -> JOBS.replace(ended, deadline())).writeUnits(JOBS_TABLE))
                .isEqualTo(1);
        // And the entry in the index of open jobs goes away.
        assertThat(during(() -> JOBS.replace(ended.announce(), deadline())).writeUnits(JOBS_TABLE))
                .isEqualTo(2);
        Usage finding = during(() -> JOBS.find(tenant, job.id(), deadline()));
        assertThat(finding.readUnits(JOBS_TABLE)).isEqualTo(1);
    }

    @Test
    void costsTwoUnitsToSeeHowFarAllSlotsArePlanned() {
        Job job = Samples.job(tenant);
        List<Integer> slots = IntStream.range(0, 64).boxed().toList();
        slots.forEach(slot -> JOBS.advance(job, new Progress(slot, "300018", 15_625, 157, true), deadline()));

        Usage reading = during(() -> JOBS.progress(tenant, job.id(), slots, deadline()));
        assertThat(reading.readUnits(JOBS_TABLE)).isLessThanOrEqualTo(2);
        assertThat(reading.allStoreCalls()).isEqualTo(1);
        assertThat(during(() -> JOBS.progress(tenant, job.id(), List.of(63), deadline()))
                        .readUnits(JOBS_TABLE))
                .isEqualTo(1);
    }

    @Test
    void costsOneUnitToKeepOrReadWhatASweepSaw() {
        Job job = Samples.job(tenant);
        List<Progress> slots = IntStream.range(0, 64)
                .mapToObj(slot -> new Progress(slot, "300018", 15_625, 157, false))
                .toList();
        Look look = Look.at(new Planned(slots), List.of(), Samples.NOW);

        Usage keeping = during(() -> JOBS.look(job, look, deadline()));
        assertThat(keeping.writeUnits(JOBS_TABLE)).isEqualTo(1);
        assertThat(keeping.allStoreCalls()).isEqualTo(1);
        Usage reading = during(() -> JOBS.looked(new JobRef(tenant, job.id()), deadline()));
        assertThat(reading.readUnits(JOBS_TABLE)).isEqualTo(1);
    }

    @Test
    void costsAFortiethOfAUnitAnOpenJobToFindThem() {
        for (int number = 0; number < 300; number++) {
            JOBS.accept(Samples.job(tenant), Optional.empty(), deadline());
        }
        int open = JOBS.open(deadline()).size();

        Usage finding = during(() -> JOBS.open(deadline()));
        assertThat(finding.readUnits(JOBS_TABLE)).isLessThanOrEqualTo(1 + open * 0.025);
    }

    @Test
    void costsTwoUnitsAPersonAndAGuardMoved() {
        Person before = person("jo", Map.of("email", Value.of("old@example.org")));
        Person after = next(before, "email", Value.of("jo@example.org"));

        assertThat(during(() -> PEOPLE.saveGuarded(
                                tenant, List.of(Guarded.between(Optional.empty(), before)), deadline()))
                        .writeUnits(PEOPLE_TABLE))
                .isEqualTo(4);
        assertThat(during(() -> PEOPLE.saveGuarded(
                                tenant, List.of(Guarded.between(Optional.of(before), after)), deadline()))
                        .writeUnits(PEOPLE_TABLE))
                .isEqualTo(6);
    }
}
