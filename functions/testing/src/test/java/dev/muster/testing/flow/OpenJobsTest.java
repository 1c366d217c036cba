package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the limit of open jobs: further requests of the tenant are rejected, and other tenants are not affected. */
class OpenJobsTest {
    private static final int MOST_OPEN = 3;
    private static final List<String> PEOPLE =
            IntStream.range(0, 250).mapToObj(number -> "p" + number).toList();
    private static final JobOptions HELD = EngineFixture.options(false, true, OptionalLong.empty());
    private static final JobOptions DRY_RUN = EngineFixture.options(true, false, OptionalLong.empty());

    /** Stores with a limit of three open jobs. */
    private record LimitedStores(EngineStores wide) implements EngineStores {
        @Override
        public Tenant tenant() {
            return wide.tenant();
        }

        @Override
        public Ports ports(BatchQueue queue, PlanQueue planQueue) {
            Ports ports = wide.ports(queue, planQueue);
            return new Ports(
                    ports.people(),
                    ports.jobs(),
                    queue,
                    planQueue,
                    ports.access(),
                    ports.jobEvents(),
                    ports.time(),
                    ports.random(),
                    MOST_OPEN,
                    ports.deadline());
        }
    }

    private final EngineFixture engineFixture = new EngineFixture(new LimitedStores(new MemoryStores()));
    private final Caller otherTenant = new Caller(new Tenant("neighbour"), "nobody");

    private SubmitResult submit(Caller caller, JobOptions options, Optional<RequestContext.IdempotencyKey> key) {
        Command command = new Command(Selection.Ids.of(PEOPLE), EngineFixture.to("BR"), options);
        return new Engine(engineFixture.ports.within(engineFixture.deadline))
                .submit()
                .submit(AdminRequest.of(caller, key, engineFixture.deadline), command);
    }

    private SubmitResult submit(JobOptions options) {
        return submit(engineFixture.caller, options, Optional.empty());
    }

    private void fill() {
        for (int number = 0; number < MOST_OPEN; number++) {
            EngineFixture.accepted(submit(HELD));
        }
    }

    private static void assertTooManyOpenJobs(SubmitResult submitted) {
        assertThat(submitted).isInstanceOfSatisfying(SubmitResult.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.TOO_MANY_OPEN_JOBS);
            assertThat(refused.problem().detail()).startsWith("3 jobs are open");
        });
    }

    @Test
    void rejectsRequestsAboveTheLimit() {
        List<Job> taken = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            switch (submit(JobOptions.DEFAULT)) {
                case SubmitResult.Accepted accepted -> taken.add(accepted.job());
                case SubmitResult.Refused refused -> assertTooManyOpenJobs(refused);
            }
        }

        assertThat(taken).hasSize(MOST_OPEN);
        assertThat(engineFixture.queue.size()).isEqualTo(MOST_OPEN * 3);
        assertThat(engineFixture.ports.jobs().list(engineFixture.caller.tenant(), 100, Optional.empty()))
                .hasSize(MOST_OPEN);
        // Rejected requests take no sequence.
        assertThat(engineFixture.ports.access().nextSequence(engineFixture.caller.tenant()))
                .isEqualTo(MOST_OPEN + 1);
    }

    @Test
    void acceptsJobsOfOtherTenants() {
        fill();

        EngineFixture.accepted(submit(otherTenant, JobOptions.DEFAULT, Optional.empty()));
        assertThat(engineFixture.queue.take())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.tenant()).isEqualTo(otherTenant.tenant()));
    }

    @Test
    void acceptsAJobWhenAnotherHasEnded() {
        fill();
        Job last = engineFixture
                .ports
                .jobs()
                .list(engineFixture.caller.tenant(), 1, Optional.empty())
                .getFirst();
        assertTooManyOpenJobs(submit(JobOptions.DEFAULT));

        EngineFixture.accepted(engineFixture.cancel(last));
        Job next = EngineFixture.accepted(submit(JobOptions.DEFAULT));
        assertTooManyOpenJobs(submit(JobOptions.DEFAULT));
        engineFixture.run();
        assertThat(engineFixture.status(next).state()).isEqualTo(JobState.COMPLETED);
        EngineFixture.accepted(submit(JobOptions.DEFAULT));
    }

    @Test
    void releasesAHeldJobAtTheLimit() {
        Job held = EngineFixture.accepted(submit(HELD));
        EngineFixture.accepted(submit(JobOptions.DEFAULT));
        EngineFixture.accepted(submit(JobOptions.DEFAULT));

        assertThat(EngineFixture.accepted(engineFixture.release(held)).sequence())
                .isPresent();
    }

    @Test
    void answersARepeatedKeyAtTheLimit() {
        Optional<RequestContext.IdempotencyKey> key = Optional.of(new RequestContext.IdempotencyKey("key", "digest"));
        Job first = EngineFixture.accepted(submit(engineFixture.caller, JobOptions.DEFAULT, key));
        fillUp();

        assertThat(submit(engineFixture.caller, JobOptions.DEFAULT, key))
                .isEqualTo(new SubmitResult.Accepted(first, true, 0));
        assertTooManyOpenJobs(submit(
                engineFixture.caller,
                JobOptions.DEFAULT,
                Optional.of(new RequestContext.IdempotencyKey("another", "digest"))));
    }

    private void fillUp() {
        while (submit(HELD) instanceof SubmitResult.Accepted) {
            assertThat(engineFixture.ports.jobs().open()).hasSizeLessThanOrEqualTo(MOST_OPEN);
        }
    }

    @Test
    void rejectsSuccessorsAtTheLimit() {
        engineFixture.store(Map.of("p0", "US"));
        Job done = EngineFixture.accepted(submit(JobOptions.DEFAULT));
        Job dryRun = EngineFixture.accepted(submit(DRY_RUN));
        engineFixture.run();
        fillUp();

        assertTooManyOpenJobs(engineFixture.undo(done, JobOptions.DEFAULT));
        assertTooManyOpenJobs(engineFixture.undo(done, DRY_RUN));
        assertTooManyOpenJobs(engineFixture.release(dryRun));
        Job given = cancelledJob();
        assertTooManyOpenJobs(engineFixture.retry(given));

        // A rejected undo writes nothing, so the job can still be undone.
        EngineFixture.accepted(engineFixture.cancel(openJob()));
        EngineFixture.accepted(engineFixture.undo(done, JobOptions.DEFAULT));
    }

    /** Cancels an open job and submits another one. Returns the cancelled job, which has skipped people to retry. */
    private Job cancelledJob() {
        Job open = openJob();
        EngineFixture.accepted(engineFixture.cancel(open));
        fillUp();
        return open;
    }

    /** Returns an open job. The newest may have ended: ids of the same millisecond are in random order. */
    private Job openJob() {
        return engineFixture.ports.jobs().list(engineFixture.caller.tenant(), 100, Optional.empty()).stream()
                .filter(job -> !job.hasEnded())
                .findFirst()
                .orElseThrow();
    }
}
