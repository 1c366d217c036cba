package dev.muster.aws.stores;

import static dev.muster.embedded.meter.Meter.during;
import static dev.muster.testing.contract.SampleData.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.job.DynamoJobs;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.SweepMark;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.contract.JobVersionContract;
import dev.muster.testing.contract.LargeChangeContract;
import dev.muster.testing.contract.SampleData;
import dev.muster.testing.contract.TallyContract;
import dev.muster.testing.flow.AdminRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the billed units of jobs, which the compact encodings keep low. */
class JobCostTest {
    private static final TestClients EMBEDDED = TestClients.sound();
    private static final Jobs JOBS = new DynamoJobs(EMBEDDED.jobs(), EMBEDDED.access());
    private static final String JOBS_TABLE = "JobsTable";
    private static final String ACCESS_TABLE = "AccessTable";

    private final Tenant tenant = SampleData.tenant();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void successorCostsTwoTransactionalHeaderWrites(boolean published) {
        Job ended = SampleData.job(tenant).end(JobVersionContract.ENDING);
        Job parent = published ? ended.published() : ended;
        Job next = SampleData.job(tenant);
        JOBS.create(parent, Optional.empty());

        // A transaction costs twice, and the new job adds one entry to two indexes.
        assertThat(during(() -> JOBS.createSuccessor(next, parent.withSuccessor(next.id()), Optional.empty()))
                        .writeUnits(JOBS_TABLE))
                .isEqualTo(6);
    }

    @Test
    void batchOfShortIdsCostsOneUnit() {
        assertThat(unitsOfBatch(number -> Integer.toString(300_000 + number))).isEqualTo(1);
        assertThat(unitsOfBatch(number -> "01KDVDNA00ABCDEFGHJKMN" + (1_000 + number)))
                .isEqualTo(3);
        assertThat(unitsOfBatch(number -> "x".repeat(125) + (100 + number))).isEqualTo(13);
    }

    private long unitsOfBatch(IntFunction<String> id) {
        Job job = SampleData.job(tenant);
        Batch batch = Batch.named(0, IntStream.range(0, 100).mapToObj(id).toList());
        return during(() -> JOBS.writeBatches(tenant, job.id(), List.of(batch), job.expires()))
                .writeUnits(JOBS_TABLE);
    }

    @Test
    void tallyOnFullPageCostsOneUnit() {
        Job job = SampleData.job(tenant);
        List<BatchCount> counts = IntStream.range(0, 128)
                .mapToObj(number -> SampleData.count(number, 50))
                .toList();
        JOBS.tally(job, TallyContract.FIRST, counts.subList(0, 127));

        MeteredUsage last = during(() -> JOBS.tally(job, TallyContract.FIRST, counts.subList(118, 128)));
        // The first update fails, because nine of the ten are counted; the second counts the last one.
        assertThat(last.writeUnits(JOBS_TABLE)).isEqualTo(2);
        assertThat(last.allStoreCalls()).isEqualTo(2);
        MeteredUsage again = during(() -> JOBS.tally(job, TallyContract.FIRST, counts.subList(118, 128)));
        assertThat(again.writeUnits(JOBS_TABLE)).isEqualTo(1);
    }

    @Test
    void jobCostsFewUnits() {
        Job job = SampleData.job(tenant);
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", job.id(), job.expires());

        MeteredUsage accepting = during(() -> JOBS.create(job, Optional.of(use)));
        // A transaction costs twice, and the job adds one entry to two indexes.
        assertThat(accepting.writeUnits(JOBS_TABLE)).isEqualTo(4);
        assertThat(accepting.writeUnits(ACCESS_TABLE)).isEqualTo(2);
        assertThat(during(() -> JOBS.create(SampleData.job(tenant), Optional.empty()))
                        .writeUnits(JOBS_TABLE))
                .isEqualTo(3);
        Job ended = job.end(JobVersionContract.ENDING);
        assertThat(during(() -> JOBS.replace(ended)).writeUnits(JOBS_TABLE)).isEqualTo(1);
        // The write also removes the entry from the index of open jobs.
        assertThat(during(() -> JOBS.replace(ended.published())).writeUnits(JOBS_TABLE))
                .isEqualTo(2);
        MeteredUsage finding = during(() -> JOBS.find(tenant, job.id()));
        assertThat(finding.readUnits(JOBS_TABLE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void heldJobCostsTwoUnitsMore(boolean underKey) {
        Job held = SampleData.heldJob(tenant, "1");
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", held.id(), held.expires());
        Job running = held.release(7, SampleData.NOW, AdminRequest.rights("2"));

        // The job adds one entry to each of the three indexes.
        assertThat(during(() -> JOBS.create(held, Optional.empty())).writeUnits(JOBS_TABLE))
                .isEqualTo(4);
        assertThat(during(() -> JOBS.countHeld(tenant, "1", 10)).readUnits(JOBS_TABLE))
                .isEqualTo(0.5);
        // The release also removes the entry from the index of held jobs. A transaction costs twice.
        MeteredUsage releasing = during(() -> assertThat(underKey ? releasedUnder(use, running) : JOBS.replace(running))
                .isTrue());
        assertThat(releasing.writeUnits(JOBS_TABLE)).isEqualTo(underKey ? 3 : 2);
        assertThat(during(() -> JOBS.replace(running.end(JobVersionContract.ENDING)))
                        .writeUnits(JOBS_TABLE))
                .isEqualTo(1);
    }

    private static boolean releasedUnder(IdempotencyRecord use, Job running) {
        return JOBS.replaceUnderKey(running, use, SampleData.NOW) instanceof Jobs.WriteResult.Done;
    }

    @Test
    void statusOfJobWithLargeChangeCostsOneUnit() {
        Job job = LargeChangeContract.changing(60 * 1024);

        MeteredUsage creating = during(() -> JOBS.create(job, Optional.empty()));
        // The change costs a unit for each KB once, not with every write of the header.
        assertThat(creating.writeUnits(JOBS_TABLE)).isLessThanOrEqualTo(3 + 61);
        assertThat(during(() -> JOBS.find(job.tenant(), job.id())).readUnits(JOBS_TABLE))
                .isEqualTo(1);
        MeteredUsage changing = during(() -> JOBS.readChange(job.tenant(), job.id()));
        assertThat(changing.readUnits(JOBS_TABLE)).isLessThanOrEqualTo(8);
        assertThat(changing.allStoreCalls()).isEqualTo(1);
        assertThat(during(() -> JOBS.replace(job.end(JobVersionContract.ENDING)))
                        .writeUnits(JOBS_TABLE))
                .isEqualTo(1);
    }

    @Test
    void progressOfAllSlotsCostsTwoUnits() {
        Job job = SampleData.job(tenant);
        List<Integer> slots = IntStream.range(0, 64).boxed().toList();
        slots.forEach(slot -> JOBS.advance(job, new SlotProgress(slot, "300018", 15_625, 157, true)));

        MeteredUsage reading = during(() -> JOBS.progress(tenant, job.id(), slots));
        assertThat(reading.readUnits(JOBS_TABLE)).isLessThanOrEqualTo(2);
        assertThat(reading.allStoreCalls()).isEqualTo(1);
        assertThat(during(() -> JOBS.progress(tenant, job.id(), List.of(63))).readUnits(JOBS_TABLE))
                .isEqualTo(1);
    }

    @Test
    void sweepMarkCostsOneUnit() {
        Job job = SampleData.job(tenant);
        List<SlotProgress> slots = IntStream.range(0, 64)
                .mapToObj(slot -> new SlotProgress(slot, "300018", 15_625, 157, false))
                .toList();
        SweepMark sweepMark = SweepMark.at(new PlanProgress(slots), List.of(), SampleData.NOW);

        MeteredUsage keeping = during(() -> JOBS.saveSweepMark(job, sweepMark));
        assertThat(keeping.writeUnits(JOBS_TABLE)).isEqualTo(1);
        assertThat(keeping.allStoreCalls()).isEqualTo(1);
        MeteredUsage reading = during(() -> JOBS.sweepMark(new JobRef(tenant, job.id())));
        assertThat(reading.readUnits(JOBS_TABLE)).isEqualTo(1);
    }

    @Test
    void openJobCostsFortiethOfUnitToFind() {
        for (int number = 0; number < 300; number++) {
            JOBS.create(SampleData.job(tenant), Optional.empty());
        }
        int open = JOBS.open().size();

        MeteredUsage finding = during(() -> JOBS.open());
        assertThat(finding.readUnits(JOBS_TABLE)).isLessThanOrEqualTo(1 + open * 0.025);
    }
}
