package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tests the limits of held jobs: their number for each person, and the time within which they must be released. */
class HeldJobsTest extends SweepFixture {
    private static final int MOST_HELD = 10;
    private static final Selection SOME = Selection.Ids.of(PEOPLE.subList(0, 3));

    private SubmitResult submit(String person, JobOptions options) {
        return new Engine(engineFixture.ports.within(engineFixture.deadline))
                .submit()
                .submit(
                        AdminRequest.of(new Caller(engineFixture.caller.tenant(), person), engineFixture.deadline),
                        new Command(SOME, to("US"), options));
    }

    private List<Job> fill() {
        List<Job> held = new ArrayList<>();
        while (held.size() < MOST_HELD) {
            held.add(engineFixture.submit(held.size() % 2 == 0 ? ALL : SOME, to("US"), HELD));
        }
        return held;
    }

    private static void assertTooManyHeld(SubmitResult submitted) {
        assertThat(submitted).isInstanceOfSatisfying(SubmitResult.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.TOO_MANY_OPEN_JOBS);
            assertThat(refused.problem().detail())
                    .isEqualTo(
                            "10 jobs of person nobody wait for parts or for a release, as many as one person may hold at once;"
                                    + " close, release or cancel one of them, or send this job without hold");
        });
    }

    @Test
    void rejectsAFurtherHeldJobOfThePerson() {
        fill();

        assertTooManyHeld(submit("nobody", HELD));
        assertTooManyHeld(submit("nobody", options(true, true, OptionalLong.empty())));
        EngineFixture.accepted(submit("another", HELD));
    }

    @Test
    void acceptsJobsThatDoNotWaitForARelease() {
        fill();

        for (int number = 0; number < 2 * MOST_HELD; number++) {
            EngineFixture.accepted(submit("nobody", JobOptions.DEFAULT));
        }
        EngineFixture.accepted(submit("nobody", options(false, false, OptionalLong.of(500))));
    }

    @Test
    void acceptsAHeldJobAfterAReleaseOrCancel() {
        List<Job> held = fill();
        engineFixture.run();

        EngineFixture.accepted(engineFixture.release(held.get(0)));
        EngineFixture.accepted(submit("nobody", HELD));
        assertTooManyHeld(submit("nobody", HELD));
        EngineFixture.accepted(engineFixture.cancel(held.get(1)));
        EngineFixture.accepted(submit("nobody", HELD));
        assertTooManyHeld(submit("nobody", HELD));
    }

    @Test
    void rejectsAHeldUndo() {
        Job done = engineFixture.submit(SOME, to("US"));
        engineFixture.run();
        fill();

        assertTooManyHeld(engineFixture.undo(done, HELD));
        EngineFixture.accepted(engineFixture.undo(done, JobOptions.DEFAULT));
    }

    @Test
    void cancelsAJobThatIsNotReleasedInTime() {
        List<Job> held = fill();
        engineFixture.run();
        time.sleep(Duration.ofDays(7).minusSeconds(1));
        sweep();
        assertThat(engineFixture.status(held.getFirst()).state()).isEqualTo(JobState.HELD);
        time.sleep(Duration.ofSeconds(1));
        sweep();

        assertThat(held).allSatisfy(job -> {
            assertThat(engineFixture.status(job).state()).isEqualTo(JobState.CANCELLED);
            assertThat(published(job)).singleElement().satisfies(ended -> {
                assertThat(ended.lifecycle().cancelled())
                        .hasValueSatisfying(reason -> assertThat(reason).startsWith("not released until 20"));
                assertThat(ended.completion().orElseThrow().totals().counts()).containsOnlyKeys(Outcome.SKIPPED);
            });
        });
        assertThat(engineFixture.values(PEOPLE, EngineFixture.COUNTRY).values()).containsOnly(Value.of("DE"));
        EngineFixture.accepted(submit("nobody", HELD));
    }

    @Test
    void keepsAJobThatMayWaitLonger() {
        JobOptions month =
                new JobOptions(false, Optional.of(Duration.ofDays(30)), OptionalLong.empty(), Duration.ofDays(60), "");
        Job job = engineFixture.submit(ALL, to("US"), month);
        engineFixture.run();
        time.sleep(Duration.ofDays(29));
        sweep();

        assertThat(job.heldUntil()).contains(job.origin().createdAt().plus(Duration.ofDays(30)));
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.HELD);
        time.sleep(Duration.ofDays(1));
        sweep();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void leavesAReleasedJobAlone() {
        JobOptions brief = new JobOptions(
                false, Optional.of(Duration.ofSeconds(10)), OptionalLong.empty(), Duration.ofDays(60), "");
        Job job = engineFixture.submit(ALL, to("US"), brief);
        engineFixture.run();
        time.sleep(Duration.ofSeconds(10));
        EngineFixture.accepted(engineFixture.release(job));
        sweep();
        engineFixture.run();

        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, 250L));
    }
}
