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
import org.junit.jupiter.api.Test;

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
