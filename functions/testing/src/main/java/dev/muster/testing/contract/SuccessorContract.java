package dev.muster.testing.contract;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Jobs.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of successors. A job is created in one step with the predecessor that names it, or not at all. */
interface SuccessorContract {

    Jobs jobs();

    /** Stores a job that has ended, and returns it. */
    private Job ended() {
        Job job = job(SampleData.tenant());
        jobs().create(job, Optional.empty());
        jobs().replace(job.end(ENDING));
        return job.end(ENDING);
    }

    private static IdempotencyRecord use(Job job) {
        return new IdempotencyRecord("key", "digest", job.id(), NOW.plus(Duration.ofHours(24)));
    }

    private Optional<Job> stored(Job job) {
        return jobs().find(job.tenant(), job.id());
    }

    private WriteResult createSuccessor(Job next, Job parent, Optional<IdempotencyRecord> use) {
        return jobs().createSuccessor(next, parent.withSuccessor(next.id()), use);
    }

    @Test
    default void createsAJobThatItsPredecessorNames() {
        Job parent = ended();
        Job next = job(parent.tenant());

        assertThat(createSuccessor(next, parent, Optional.empty())).isEqualTo(new WriteResult.Done());
        assertThat(stored(next)).contains(next);
        assertThat(stored(parent)).contains(parent.withSuccessor(next.id()));
    }

    @Test
    default void recordsTheKeyOfASuccessor() {
        Job parent = ended();
        Job next = job(parent.tenant());

        assertThat(createSuccessor(next, parent, Optional.of(use(next)))).isEqualTo(new WriteResult.Done());
        assertThat(jobs().findIdempotencyRecord(next.tenant(), "key", NOW)).contains(use(next));
    }

    @Test
    default void acceptsTheSameSuccessorAgain() {
        Job parent = ended();
        Job plain = job(parent.tenant());
        Job keyed = job(parent.tenant());
        createSuccessor(plain, parent, Optional.empty());
        assertThat(createSuccessor(plain, parent, Optional.empty())).isEqualTo(new WriteResult.Done());

        Job other = ended();
        createSuccessor(keyed, other, Optional.of(use(keyed)));
        jobs().replace(other.withSuccessor(keyed.id()).published());
        assertThat(createSuccessor(keyed, other, Optional.of(use(keyed)))).isEqualTo(new WriteResult.Done());
        assertThat(stored(other)).contains(other.withSuccessor(keyed.id()).published());
    }

    @Test
    default void createsNoSuccessorForAUsedKey() {
        Job parent = ended();
        Job earlier = job(parent.tenant());
        Job next = job(parent.tenant());
        jobs().create(earlier, Optional.of(use(earlier)));

        assertThat(createSuccessor(next, parent, Optional.of(use(next)))).isEqualTo(new WriteResult.Used(use(earlier)));
        assertThat(stored(next)).isEmpty();
        assertThat(stored(parent)).contains(parent);
    }

    @Test
    default void createsNoSuccessorOfAChangedJob() {
        Job parent = ended();
        Job next = job(parent.tenant());
        jobs().replace(parent.published());

        assertThat(createSuccessor(next, parent, Optional.of(use(next)))).isEqualTo(new WriteResult.Moved());
        assertThat(stored(next)).isEmpty();
        assertThat(stored(parent)).contains(parent.published());
        assertThat(jobs().findIdempotencyRecord(next.tenant(), "key", NOW)).isEmpty();
        Job again = job(parent.tenant());
        assertThat(createSuccessor(again, parent.published(), Optional.of(use(again))))
                .isEqualTo(new WriteResult.Done());
    }

    @Test
    default void createsNoSuccessorOfAMissingJob() {
        Job parent = job(SampleData.tenant());
        Job next = job(parent.tenant());

        assertThat(createSuccessor(next, parent, Optional.empty())).isEqualTo(new WriteResult.Moved());
        assertThat(stored(next)).isEmpty();
        assertThat(stored(parent)).isEmpty();
    }

    @Test
    default void createsOneOfManyRacingSuccessors() throws Exception {
        Job parent = ended();
        Tenant tenant = parent.tenant();
        List<Job> racing = IntStream.range(0, 12).mapToObj(_ -> job(tenant)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<WriteResult>> answers = racing.stream()
                    .map(next -> threads.submit(() -> createSuccessor(next, parent, Optional.empty())))
                    .toList();
            int done = 0;
            for (int number = 0; number < racing.size(); number++) {
                Job next = racing.get(number);
                boolean through = answers.get(number).get() instanceof WriteResult.Done;
                done += through ? 1 : 0;
                assertThat(stored(next).isPresent()).isEqualTo(through);
                assertThat(stored(parent).orElseThrow().lifecycle().successor().equals(Optional.of(next.id())))
                        .isEqualTo(through);
            }
            assertThat(done).isEqualTo(1);
        }
    }
}
