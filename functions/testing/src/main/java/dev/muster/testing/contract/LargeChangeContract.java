package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of changes: a small one lies in the header, a large one is stored apart from it. */
public interface LargeChangeContract {

    Jobs jobs();

    /** Returns a job of a new tenant that assigns values of this many bytes in all, with the path. */
    static Job changing(int bytes) {
        Job job = job(SampleData.tenant());
        Path path = new Path("custom/0");
        int values = Math.ceilDiv(bytes, 8 * 1024);
        List<Assignment> assignments = IntStream.range(0, values)
                .mapToObj(number -> new Assignment(
                        new Path("custom/" + number),
                        Value.of("x".repeat(bytes / values - path.text().length()))))
                .toList();
        return with(job, new Change.Assignments(assignments));
    }

    private static Job with(Job job, Change change) {
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                new JobChange.Loaded(change),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                job.version());
    }

    private Job stored(Job job) {
        return jobs().find(job.tenant(), job.id()).orElseThrow();
    }

    @Test
    default void keepsASmallChangeInTheHeader() {
        Job job = changing(JobChange.MAX_HEADER_BYTES);
        jobs().create(job, Optional.empty());

        assertThat(stored(job)).isEqualTo(job);
        assertThat(jobs().change(stored(job))).isEqualTo(jobs().change(job));
    }

    @Test
    default void keepsALargeChangeApart() {
        for (int bytes : List.of(JobChange.MAX_HEADER_BYTES + 1, 64 * 1024)) {
            Job job = changing(bytes);
            jobs().create(job, Optional.empty());

            assertThat(stored(job).change()).isEqualTo(new JobChange.StoredApart());
            assertThat(stored(job)).isEqualTo(job.asStored());
            assertThat(jobs().list(job.tenant(), 1, Optional.empty())).containsExactly(job.asStored());
            assertThat(jobs().change(stored(job))).isEqualTo(jobs().change(job));
        }
    }

    @Test
    default void keepsTheLargeChangeOfAReplacedJob() {
        Job job = changing(60_000);
        jobs().create(job, Optional.empty());
        assertThat(jobs().replace(job.cancel("of its creator"))).isTrue();
        assertThat(jobs().replace(stored(job).end(JobVersionContract.ENDING))).isTrue();

        assertThat(stored(job).hasEnded()).isTrue();
        assertThat(jobs().change(stored(job))).isEqualTo(jobs().change(job));
    }

    @Test
    default void keepsALargeChangeCreatedUnderAKey() {
        Job job = changing(60_000);
        IdempotencyRecord use = new IdempotencyRecord("key", "digest", job.id(), job.expires());

        assertThat(jobs().create(job, Optional.of(use))).isEmpty();
        assertThat(jobs().create(job, Optional.of(use))).isEmpty();
        assertThat(jobs().change(stored(job))).isEqualTo(jobs().change(job));
    }

    @Test
    default void keepsTheLargeChangesOfPredecessorAndSuccessor() {
        Job parent = changing(60_000);
        jobs().create(parent, Optional.empty());
        Job undo = with(
                job(parent.tenant()),
                new Change.Revert(
                        5,
                        IntStream.range(0, 100)
                                .mapToObj(number -> new Path("custom/%060d".formatted(number)))
                                .toList()));
        jobs().createSuccessor(undo, stored(parent).withSuccessor(undo.id()), Optional.empty());

        assertThat(stored(undo)).isEqualTo(undo.asStored()).isNotEqualTo(undo);
        assertThat(jobs().change(stored(undo))).isEqualTo(jobs().change(undo));
        assertThat(jobs().change(stored(parent))).isEqualTo(jobs().change(parent));
    }
}
