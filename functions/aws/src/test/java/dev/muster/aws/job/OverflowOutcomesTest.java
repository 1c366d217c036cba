package dev.muster.aws.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.KthCall;
import dev.muster.aws.stores.KthCall.Fault;
import dev.muster.aws.stores.TestClients;
import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PersonResult;
import dev.muster.testing.contract.SampleData;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** If any write of exceptions in several items fails, a reader still sees the items of one writer only. */
class OverflowOutcomesTest {
    private static final TestClients SOUND = TestClients.sound();
    private static final Jobs JOBS = new DynamoJobs(SOUND.jobs(), SOUND.access());
    private static final KthCall HTTP = new KthCall();
    private static final TestClients FAULTY = TestClients.hasty(HTTP);
    private static final BatchKey BATCH = new BatchKey(0, 3);
    private static final BatchOutcomes OURS = SampleData.largest(BATCH, "a");
    private static final BatchOutcomes THEIRS = SampleData.largest(BATCH, "b");

    @ParameterizedTest
    @EnumSource
    void storesOutcomesOfOneWriterDespiteFaultOfAnyWrite(Fault fault) throws IOException {
        int writes = 0;
        while (faultWrite(fault, writes + 1)) {
            writes++;
        }
        assertThat(writes).isGreaterThanOrEqualTo(3);
    }

    private static boolean faultWrite(Fault fault, int k) throws IOException {
        Job job = SampleData.job(SampleData.tenant());
        HTTP.arm(k, fault, true);
        boolean failed = writeFails(job);
        boolean injected = HTTP.isInjected();
        HTTP.stopFaults();
        List<PersonResult> stored = JOBS.writeOutcomes(job, THEIRS).exceptions();
        HTTP.deliverLate();

        if (!failed) {
            assertThat(stored).containsExactlyInAnyOrderElementsOf(OURS.exceptions());
        } else {
            assertThat(List.of(sorted(OURS), sorted(THEIRS))).contains(sorted(stored));
        }
        assertThat(JOBS.outcomes(job.tenant(), job.id(), List.of(BATCH))
                        .get(BATCH)
                        .exceptions())
                .containsExactlyInAnyOrderElementsOf(stored);
        // Further items without a first item must expire.
        assertThat(ItemQuery.latest(job.tenant().id() + "#" + job.id(), "further")
                        .items(SOUND.jobs()))
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.get(TableItem.EXPIRES)).isEqualTo(AttributeValues.expiry(job.expires())));
        return injected;
    }

    private static boolean writeFails(Job job) {
        try {
            // A client that is dead fails until the deadline.
            DynamoTable jobs = TestClients.within(FAULTY.jobs(), SampleData.deadline());
            assertThat(new DynamoJobs(jobs, FAULTY.access())
                            .writeOutcomes(job, OURS)
                            .exceptions())
                    .containsExactlyInAnyOrderElementsOf(OURS.exceptions());
            return false;
        } catch (RuntimeException _) {
            return true;
        }
    }

    private static List<PersonResult> sorted(BatchOutcomes outcomes) {
        return sorted(outcomes.exceptions());
    }

    private static List<PersonResult> sorted(List<PersonResult> results) {
        return results.stream().sorted(Comparator.comparing(PersonResult::id)).toList();
    }
}
