package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Credential;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Cost;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobId;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Rights;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of reading and replacing jobs. A job is replaced only at the version that was read. */
public interface JobVersionContract {
    Completion ENDING = new Completion(
            JobState.CANCELLED,
            new Totals(Map.of(Outcome.CHANGED, 240L, Outcome.NOT_FOUND, 10L)),
            3,
            NOW.plusMillis(7));

    Jobs jobs();

    @Test
    default void keepsEveryFieldOfAJob() {
        Job job = new Job(
                SampleData.tenant(),
                JobId.at(NOW, new Random(3)),
                new Origin(
                        JobKind.UNDO,
                        Optional.of("01K00000000000000000000000"),
                        "maria",
                        NOW,
                        Optional.of(Credential.of("huddle", "a token"))),
                new JobChange.Loaded(new Change.Revert(7, List.of(new Path("country"), new Path("org/3/assigned/12")))),
                new Rights(Set.of(
                        new CallerRights("1", Set.of("3", "42"), Set.of("7")),
                        new CallerRights("2", Set.of(), Set.of("3")))),
                new Plan.ByIds(100_000, 17, 1_000),
                new JobOptions(
                        true,
                        Optional.of(Duration.ofSeconds(2)),
                        OptionalLong.of(500),
                        Duration.ofSeconds(3),
                        "a note\n👋"),
                new Lifecycle(
                        OptionalLong.of(9),
                        Optional.of(NOW.plusSeconds(1)),
                        Optional.of("why"),
                        Optional.of("next"),
                        Optional.of(ENDING),
                        true),
                1);

        jobs().create(job, Optional.empty());
        assertThat(jobs().find(job.tenant(), job.id())).contains(job);
    }

    static Stream<Change> changes() {
        List<Path> paths = List.of(new Path("country"), new Path("org/3/assigned/12"));
        return Stream.of(
                new Change.Assignments(List.of(new Assignment(paths.getFirst(), Value.NOTHING))),
                new Change.Revert(7, paths),
                new Change.Rows(Set.of()),
                new Change.Rows(Set.of("3", "42")),
                new Change.Redo(8, 7, paths));
    }

    @ParameterizedTest
    @MethodSource("changes")
    default void keepsEveryKindOfChange(Change change) {
        Job job = job(SampleData.tenant());
        keeps(new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                new JobChange.Loaded(change),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                1));
    }

    static Stream<Lifecycle> lifecycles() {
        Lifecycle running = Lifecycle.WAITING.startAt(Long.MAX_VALUE, NOW.plusMillis(1));
        return Stream.of(
                Lifecycle.WAITING,
                running,
                new Lifecycle(
                        running.sequence(),
                        running.startedAt(),
                        Optional.of("cancelled by 1"),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new Lifecycle(
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.of(""),
                        Optional.empty(),
                        Optional.of(ENDING),
                        false),
                new Lifecycle(
                        running.sequence(),
                        running.startedAt(),
                        Optional.empty(),
                        Optional.of("next"),
                        Optional.of(ENDING),
                        true),
                ended(JobState.COMPLETED, Totals.NONE, 0),
                new Lifecycle(
                        OptionalLong.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Completion(JobState.COMPLETED, Totals.NONE, 1, NOW, 5_000_000_000L)),
                        false),
                ended(JobState.REFUSED, new Totals(Map.of(Outcome.REFUSED, 5_000_000_000L)), Integer.MAX_VALUE),
                ended(JobState.COMPLETED, Totals.of(List.of(Outcome.values())), 1));
    }

    private static Lifecycle ended(JobState state, Totals totals, int batches) {
        Completion ending = new Completion(state, totals, batches, NOW).costing(new Cost(7, 3));
        return new Lifecycle(
                OptionalLong.of(1), Optional.of(NOW), Optional.empty(), Optional.empty(), Optional.of(ending), false);
    }

    @ParameterizedTest
    @MethodSource("lifecycles")
    default void keepsEveryLifecycle(Lifecycle lifecycle) {
        Job job = job(SampleData.tenant());
        keeps(new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                lifecycle,
                1));
    }

    static Stream<JobOptions> options() {
        return Stream.of(
                JobOptions.DEFAULT,
                new JobOptions(true, Optional.empty(), OptionalLong.of(0), Duration.ofDays(90), ""),
                new JobOptions(
                        false,
                        Optional.of(Limits.HOLD),
                        OptionalLong.of(Long.MAX_VALUE),
                        Duration.ofDays(1),
                        "\u0000 note"),
                new JobOptions(
                        true, Optional.of(Duration.ofSeconds(1)), OptionalLong.empty(), Duration.ofSeconds(1), " "));
    }

    @ParameterizedTest
    @MethodSource("options")
    default void keepsAllOptions(JobOptions options) {
        Job job = job(SampleData.tenant());
        keeps(new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                job.rights(),
                job.plan(),
                options,
                job.lifecycle(),
                1));
    }

    @ParameterizedTest
    @EnumSource
    default void keepsEveryOrigin(JobKind kind) {
        Job job = job(SampleData.tenant());
        Origin origin = new Origin(kind, Optional.of("01K00000000000000000000000"), "", NOW.plusNanos(1))
                .costing(new Cost(12, 7));
        keeps(new Job(
                job.tenant(),
                job.id(),
                origin,
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                1));
    }

    @ParameterizedTest
    @EnumSource
    default void keepsAPlanFromAnotherJob(Plan.Part part) {
        keeps(job(SampleData.tenant(), new Plan.Derived("01K00000000000000000000000", part, 1)));
        keeps(job(SampleData.tenant(), new Plan.Derived("01K00000000000000000000000", part, 64)));
    }

    private void keeps(Job job) {
        jobs().create(job, Optional.empty());
        assertThat(jobs().find(job.tenant(), job.id())).contains(job);
    }

    @Test
    default void replacesAJobAtTheVersionRead() {
        Job first = job(SampleData.tenant());
        jobs().create(first, Optional.empty());
        Job ended = first.end(ENDING);

        assertThat(jobs().replace(ended)).isTrue();
        assertThat(jobs().find(first.tenant(), first.id())).contains(ended);
        assertThat(jobs().replace(ended)).isFalse();
        assertThat(jobs().replace(ended.end(ENDING).end(ENDING))).isFalse();
        assertThat(jobs().find(first.tenant(), first.id())).contains(ended);
    }

    @Test
    default void doesNotReplaceAMissingJob() {
        Job job = job(SampleData.tenant());

        assertThat(jobs().replace(job.end(ENDING))).isFalse();
        assertThat(jobs().find(job.tenant(), job.id())).isEmpty();
    }
}
