package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.NOW;
import static dev.muster.local.contract.Samples.deadline;
import static dev.muster.local.contract.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Course;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.State;
import dev.muster.core.job.Terms;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A header reads back whole, is replaced only as it was read, and is listed under its tenant. */
interface HeaderContract {
    Ending ENDING = new Ending(
            State.CANCELLED, new Totals(Map.of(Outcome.CHANGED, 240L, Outcome.NOT_FOUND, 10L)), 3, NOW.plusMillis(7));

    Jobs jobs();

    @Test
    default void keepsEverythingOfAHeader() {
        Job job = new Job(
                Samples.tenant(),
                JobId.at(NOW, new Random(3)),
                new Origin(Kind.UNDO, Optional.of("01K00000000000000000000000"), "maria", NOW),
                new Change.Revert(7, List.of(new Path("country"), new Path("org/3/assigned/12"))),
                new Rules(Set.of("3", "42")),
                new Plan.Named(100_000, 17, 1_000),
                new Terms(true, true, OptionalLong.of(500), Duration.ofSeconds(3), "a note\n👋"),
                new Course(OptionalLong.of(9), Optional.of("why"), Optional.of("next"), Optional.of(ENDING), true),
                1);

        jobs().accept(job, Optional.empty(), deadline());
        assertThat(jobs().find(job.tenant(), job.id(), deadline())).contains(job);
    }

    static Stream<Course> courses() {
        Course running = Course.WAITING.run(Long.MAX_VALUE);
        return Stream.of(
                Course.WAITING,
                running,
                new Course(
                        running.sequence(), Optional.of("cancelled by 1"), Optional.empty(), Optional.empty(), false),
                new Course(OptionalLong.empty(), Optional.of(""), Optional.empty(), Optional.of(ENDING), false),
                new Course(running.sequence(), Optional.empty(), Optional.of("next"), Optional.of(ENDING), true),
                ended(State.COMPLETED, Totals.NONE, 0),
                ended(State.REFUSED, new Totals(Map.of(Outcome.REFUSED, 5_000_000_000L)), Integer.MAX_VALUE),
                ended(State.COMPLETED, Totals.of(List.of(Outcome.values())), 1));
    }

    private static Course ended(State state, Totals totals, int batches) {
        Ending ending = new Ending(state, totals, batches, NOW);
        return new Course(OptionalLong.of(1), Optional.empty(), Optional.empty(), Optional.of(ending), false);
    }

    @ParameterizedTest
    @MethodSource("courses")
    default void keepsEveryCourse(Course course) {
        Job job = job(Samples.tenant());
        keeps(new Job(
                job.tenant(), job.id(), job.origin(), job.change(), job.rules(), job.plan(), job.terms(), course, 1));
    }

    static Stream<Terms> terms() {
        return Stream.of(
                Terms.USUAL,
                new Terms(true, false, OptionalLong.of(0), Duration.ofDays(90), ""),
                new Terms(false, true, OptionalLong.of(Long.MAX_VALUE), Duration.ofDays(1), "\u0000 note"),
                new Terms(true, true, OptionalLong.empty(), Duration.ofSeconds(1), " "));
    }

    @ParameterizedTest
    @MethodSource("terms")
    default void keepsAllTerms(Terms terms) {
        Job job = job(Samples.tenant());
        keeps(new Job(
                job.tenant(), job.id(), job.origin(), job.change(), job.rules(), job.plan(), terms, job.course(), 1));
    }

    @ParameterizedTest
    @EnumSource
    default void keepsEveryOrigin(Kind kind) {
        Job job = job(Samples.tenant());
        Origin origin = new Origin(kind, Optional.of("01K00000000000000000000000"), "", NOW.plusNanos(1));
        keeps(new Job(
                job.tenant(), job.id(), origin, job.change(), job.rules(), job.plan(), job.terms(), job.course(), 1));
    }

    @ParameterizedTest
    @EnumSource
    default void keepsAPlanOfAnotherJobsPeople(Plan.Part part) {
        keeps(job(Samples.tenant(), new Plan.Derived("01K00000000000000000000000", part, 1)));
        keeps(job(Samples.tenant(), new Plan.Derived("01K00000000000000000000000", part, 64)));
    }

    private void keeps(Job job) {
        jobs().accept(job, Optional.empty(), deadline());
        assertThat(jobs().find(job.tenant(), job.id(), deadline())).contains(job);
    }

    @Test
    default void replacesAHeaderAsItWasRead() {
        Job first = job(Samples.tenant());
        jobs().accept(first, Optional.empty(), deadline());
        Job ended = first.end(ENDING);

        assertThat(jobs().replace(ended, deadline())).isTrue();
        assertThat(jobs().find(first.tenant(), first.id(), deadline())).contains(ended);
        assertThat(jobs().replace(ended, deadline())).isFalse();
        assertThat(jobs().replace(ended.end(ENDING).end(ENDING), deadline())).isFalse();
        assertThat(jobs().find(first.tenant(), first.id(), deadline())).contains(ended);
    }

    @Test
    default void replacesNoJobThatIsNotThere() {
        Job job = job(Samples.tenant());

        assertThat(jobs().replace(job.end(ENDING), deadline())).isFalse();
        assertThat(jobs().find(job.tenant(), job.id(), deadline())).isEmpty();
    }

    @Test
    default void listsATenantsJobsNewestFirst() {
        Tenant tenant = Samples.tenant();
        Random chance = new Random(5);
        List<Job> oldestFirst = IntStream.range(0, 7)
                .mapToObj(number -> job(tenant, JobId.at(NOW.plusSeconds(number), chance)))
                .toList();
        List.of(3, 0, 6, 1, 5, 2, 4)
                .forEach(number -> jobs().accept(oldestFirst.get(number), Optional.empty(), deadline()));
        jobs().accept(job(Samples.tenant()), Optional.empty(), deadline());
        List<Job> newestFirst = oldestFirst.reversed();

        assertThat(jobs().list(tenant, 100, Optional.empty(), deadline())).isEqualTo(newestFirst);
        assertThat(jobs().list(tenant, 3, Optional.empty(), deadline())).isEqualTo(newestFirst.subList(0, 3));
        Optional<String> third = Optional.of(newestFirst.get(2).id());
        assertThat(jobs().list(tenant, 3, third, deadline())).isEqualTo(newestFirst.subList(3, 6));
        Optional<String> last = Optional.of(newestFirst.getLast().id());
        assertThat(jobs().list(tenant, 3, last, deadline())).isEmpty();
        assertThat(jobs().list(Samples.tenant(), 3, Optional.empty(), deadline()))
                .isEmpty();
    }

    @Test
    default void listsJobsThatHaveEndedAsTheyAre() {
        Job job = job(Samples.tenant());
        jobs().accept(job, Optional.empty(), deadline());
        jobs().replace(job.end(ENDING), deadline());

        assertThat(jobs().list(job.tenant(), 1, Optional.empty(), deadline())).containsExactly(job.end(ENDING));
    }
}
