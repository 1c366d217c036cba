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

/** A tenant has so many jobs open at once, and what it asks for beyond that has no effect, least of all on its neighbours. */
class OpenJobsTest {
    private static final int MOST = 3;
    private static final List<String> PEOPLE =
            IntStream.range(0, 250).mapToObj(number -> "p" + number).toList();
    private static final JobOptions HELD = EngineFixture.terms(false, true, OptionalLong.empty());
    private static final JobOptions DRY = EngineFixture.terms(true, false, OptionalLong.empty());

    /** Stores with room for a few open jobs. */
    private record Narrow(EngineStores wide) implements EngineStores {
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
                    MOST,
                    ports.deadline());
        }
    }

    private final EngineFixture engineFixture = new EngineFixture(new Narrow(new MemoryStores()));
    private final Caller neighbour = new Caller(new Tenant("neighbour"), "nobody");

    private SubmitResult submit(Caller caller, JobOptions options, Optional<RequestContext.IdempotencyKey> key) {
        Command command = new Command(Selection.Ids.of(PEOPLE), EngineFixture.to("BR"), options);
        return new Engine(engineFixture.ports.within(engineFixture.deadline))
                .submit()
                .submit(new RequestContext(caller, key, engineFixture.deadline), command);
    }

    private SubmitResult submit(JobOptions options) {
        return submit(engineFixture.caller, options, Optional.empty());
    }

    private void fill() {
        for (int number = 0; number < MOST; number++) {
            EngineFixture.accepted(submit(HELD));
        }
    }

    private static void assertNoRoom(SubmitResult submitted) {
        assertThat(submitted).isInstanceOfSatisfying(SubmitResult.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.TOO_MANY_OPEN_JOBS);
            assertThat(refused.problem().kind().code()).isEqualTo("too_many_open_jobs");
            assertThat(refused.problem().detail()).startsWith("3 jobs are open");
        });
    }

    @Test
    void aFloodStaysWithinTheLimit() {
        List<Job> taken = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            switch (submit(JobOptions.DEFAULT)) {
                case SubmitResult.Accepted accepted -> taken.add(accepted.job());
                case SubmitResult.Refused refused -> assertNoRoom(refused);
            }
        }

        assertThat(taken).hasSize(MOST);
        assertThat(engineFixture.queue.size()).isEqualTo(MOST * 3);
        assertThat(engineFixture.ports.jobs().list(engineFixture.caller.tenant(), 100, Optional.empty()))
                .hasSize(MOST);
        // Nor has it used any number up.
        assertThat(engineFixture.ports.access().nextSequence(engineFixture.caller.tenant()))
                .isEqualTo(MOST + 1);
    }

    @Test
    void theNeighboursAreTakenAllTheSame() {
        fill();

        EngineFixture.accepted(submit(neighbour, JobOptions.DEFAULT, Optional.empty()));
        assertThat(engineFixture.queue.take())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.tenant()).isEqualTo(neighbour.tenant()));
    }

    @Test
    void thereIsRoomAgainWhenOneHasEnded() {
        fill();
        Job last = engineFixture
                .ports
                .jobs()
                .list(engineFixture.caller.tenant(), 1, Optional.empty())
                .getFirst();
        assertNoRoom(submit(JobOptions.DEFAULT));

        EngineFixture.accepted(engineFixture.cancel(last));
        Job next = EngineFixture.accepted(submit(JobOptions.DEFAULT));
        assertNoRoom(submit(JobOptions.DEFAULT));
        engineFixture.run();
        assertThat(engineFixture.standing(next).state()).isEqualTo(JobState.COMPLETED);
        EngineFixture.accepted(submit(JobOptions.DEFAULT));
    }

    @Test
    void whatIsHeldIsReleasedAllTheSame() {
        Job held = EngineFixture.accepted(submit(HELD));
        EngineFixture.accepted(submit(JobOptions.DEFAULT));
        EngineFixture.accepted(submit(JobOptions.DEFAULT));

        assertThat(EngineFixture.accepted(engineFixture.release(held)).sequence())
                .isPresent();
    }

    @Test
    void aKeyIsAnsweredAllTheSame() {
        Optional<RequestContext.IdempotencyKey> key = Optional.of(new RequestContext.IdempotencyKey("key", "digest"));
        Job first = EngineFixture.accepted(submit(engineFixture.caller, JobOptions.DEFAULT, key));
        fillUp();

        assertThat(submit(engineFixture.caller, JobOptions.DEFAULT, key))
                .isEqualTo(new SubmitResult.Accepted(first, true, 0));
        assertNoRoom(submit(
                engineFixture.caller,
                JobOptions.DEFAULT,
                Optional.of(new RequestContext.IdempotencyKey("another", "digest"))));
    }

    private void fillUp() {
        while (submit(HELD) instanceof SubmitResult.Accepted) {
            assertThat(engineFixture.ports.jobs().open()).hasSizeLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void whatComesOfOtherJobsWaitsForRoomToo() {
        engineFixture.store(Map.of("p0", "US"));
        Job done = EngineFixture.accepted(submit(JobOptions.DEFAULT));
        Job rehearsed = EngineFixture.accepted(submit(DRY));
        engineFixture.run();
        fillUp();

        assertNoRoom(engineFixture.undo(done, JobOptions.DEFAULT));
        assertNoRoom(engineFixture.undo(done, DRY));
        assertNoRoom(engineFixture.release(rehearsed));
        Job given = giveUp();
        assertNoRoom(engineFixture.retry(given));

        // What was refused has left no trace: the job may still be undone.
        EngineFixture.accepted(engineFixture.cancel(openJob()));
        EngineFixture.accepted(engineFixture.undo(done, JobOptions.DEFAULT));
    }

    /** A job that has skipped everybody, in place of one that was open. */
    private Job giveUp() {
        Job open = openJob();
        EngineFixture.accepted(engineFixture.cancel(open));
        fillUp();
        return open;
    }

    /** Not simply the newest job: the ids of jobs of one millisecond are in random order. */
    private Job openJob() {
        return engineFixture.ports.jobs().list(engineFixture.caller.tenant(), 100, Optional.empty()).stream()
                .filter(job -> !job.hasEnded())
                .findFirst()
                .orElseThrow();
    }
}
