package dev.muster.aws.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.call.DeadlineExceeded;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.testing.contract.SampleData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that unprocessed parts of a batch call are sent again until all are processed or the deadline passes. */
class UnprocessedItemsTest {
    private static final TestClients SOUND = TestClients.sound();
    private static final Jobs JOBS = new DynamoJobs(SOUND.jobs(), SOUND.access());
    private static final int WRITTEN = 25;
    private static final int READ = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final UnprocessedReplies service = new UnprocessedReplies();
    private final TestClients clients = TestClients.hasty(service);
    private final DynamoTable table = clients.jobs();
    private final DynamoTable access = clients.access();

    private Jobs within(Deadline deadline) {
        return new DynamoJobs(TestClients.within(table, deadline), TestClients.within(access, deadline));
    }

    private static Jobs within(TestClients clients, Deadline deadline) {
        return new DynamoJobs(
                TestClients.within(clients.jobs(), deadline), TestClients.within(clients.access(), deadline));
    }

    /** Batches that lie so far apart that their items are read one by one. */
    private static List<Batch> batches(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> Batch.named(5 * number, List.of("id-" + number)))
                .toList();
    }

    private static List<BatchKey> keys(List<Batch> batches) {
        return batches.stream().map(Batch::key).toList();
    }

    /** A time that only pauses move, with the pauses recorded. */
    private static final class RecordedTime implements Time {
        private final List<Duration> pauses = new ArrayList<>();
        private Instant now = SampleData.NOW;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration length) {
            pauses.add(length);
            now = now.plus(length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void writesUnprocessedItemsAgain(int rounds) {
        List<Batch> all = batches(WRITTEN);
        for (int unprocessed = 0; unprocessed <= WRITTEN; unprocessed++) {
            Job job = SampleData.job(SampleData.tenant());
            service.leaveUnprocessed(unprocessed, rounds);
            within(SampleData.deadline()).writeBatches(job.tenant(), job.id(), all, job.expires());

            assertThat(service.calls()).isLessThanOrEqualTo(rounds + 1);
            assertThat(JOBS.batches(job.tenant(), job.id(), keys(all)).values())
                    .as("%d unprocessed", unprocessed)
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void readsUnprocessedKeysAgain(int rounds) {
        Job job = SampleData.job(SampleData.tenant());
        List<Batch> all = batches(READ);
        JOBS.writeBatches(job.tenant(), job.id(), all, job.expires());
        for (int unprocessed = 0; unprocessed <= READ; unprocessed++) {
            service.leaveUnprocessed(unprocessed, rounds);

            assertThat(within(SampleData.deadline())
                            .batches(job.tenant(), job.id(), keys(all))
                            .values())
                    .as("%d unprocessed", unprocessed)
                    .containsExactlyInAnyOrderElementsOf(all);
            assertThat(service.calls()).isLessThanOrEqualTo(rounds + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, WRITTEN})
    void stopsUnprocessedWritesAtDeadline(int unprocessed) {
        Job job = SampleData.job(SampleData.tenant());
        service.leaveUnprocessed(unprocessed, Integer.MAX_VALUE);

        assertStopsAtDeadline(
                deadline -> within(deadline).writeBatches(job.tenant(), job.id(), batches(WRITTEN), job.expires()));
        assertThat(JOBS.batches(job.tenant(), job.id(), keys(batches(WRITTEN)))).hasSize(WRITTEN - unprocessed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, READ})
    void stopsUnprocessedReadsAtDeadline(int unprocessed) {
        Job job = SampleData.job(SampleData.tenant());
        JOBS.writeBatches(job.tenant(), job.id(), batches(READ), job.expires());
        service.leaveUnprocessed(unprocessed, Integer.MAX_VALUE);

        assertStopsAtDeadline(deadline -> within(deadline).batches(job.tenant(), job.id(), keys(batches(READ))));
    }

    @Test
    void stopsThrottledCallsAtDeadline() {
        Job job = SampleData.job(SampleData.tenant());
        for (String operation : List.of("BatchWriteItem", "BatchGetItem")) {
            TestClients throttling = TestClients.hasty(new FaultyHttp(operation, Fault.THROTTLED, Integer.MAX_VALUE));
            assertStopsAtDeadline(deadline -> {
                Jobs throttled = within(throttling, deadline);
                throttled.writeBatches(job.tenant(), job.id(), batches(WRITTEN), job.expires());
                throttled.batches(job.tenant(), job.id(), keys(batches(WRITTEN)));
            });
        }
    }

    private interface Work {
        void until(Deadline deadline);
    }

    /** Checks that the work retries until the deadline and no longer, with random pauses below a limit that grows. */
    private static void assertStopsAtDeadline(Work work) {
        RecordedTime time = new RecordedTime();
        Deadline within = Deadline.in(time, Duration.ofSeconds(20));

        assertThatThrownBy(() -> work.until(within)).isInstanceOf(DeadlineExceeded.class);
        assertThat(time.now()).isBeforeOrEqualTo(within.at()).isAfter(SampleData.NOW.plusSeconds(15));
        assertThat(time.pauses)
                .hasSizeBetween(10, 200)
                .allMatch(pause -> pause.compareTo(LONGEST_PAUSE) <= 0)
                .anyMatch(pause -> pause.compareTo(LONGEST_PAUSE.dividedBy(4)) > 0);
        assertThat(time.pauses.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(25));
        assertThat(time.pauses).doesNotHaveDuplicates();
    }
}
