package dev.muster.local.contract;

import static dev.muster.local.contract.HeaderContract.ENDING;
import static dev.muster.local.contract.Samples.NOW;
import static dev.muster.local.contract.Samples.deadline;
import static dev.muster.local.contract.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Course;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Look;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A job is among the open ones until the world is told of its end, and what was seen of it last is kept. */
interface OpenContract {

    Jobs jobs();

    private static JobRef ref(Job job) {
        return new JobRef(job.tenant(), job.id());
    }

    @Test
    default void findsAJobUntilTheWorldIsToldOfItsEnd() {
        Job job = job(Samples.tenant());
        assertThat(jobs().open(deadline())).doesNotContain(ref(job));

        jobs().accept(job, Optional.empty(), deadline());
        assertThat(jobs().open(deadline())).contains(ref(job));
        Job ended = job.end(ENDING);
        jobs().replace(ended, deadline());
        assertThat(jobs().open(deadline())).contains(ref(job));
        jobs().replace(ended.announce(), deadline());
        assertThat(jobs().open(deadline())).doesNotContain(ref(job));
        assertThat(jobs().find(job.tenant(), job.id(), deadline())).isPresent();
    }

    @Test
    default void findsAJobThatWaitsForItsRelease() {
        Job runs = job(Samples.tenant());
        Job waits = new Job(
                runs.tenant(),
                runs.id(),
                runs.origin(),
                runs.change(),
                runs.rules(),
                runs.plan(),
                runs.terms(),
                Course.WAITING,
                1);

        jobs().accept(waits, Optional.empty(), deadline());
        assertThat(jobs().open(deadline())).contains(ref(waits));
    }

    @Test
    default void findsASuccessorAndLeavesOutItsPredecessor() {
        Job parent = job(Samples.tenant()).end(ENDING).announce();
        Job next = job(parent.tenant());
        jobs().accept(parent, Optional.empty(), deadline());
        jobs().succeed(next, parent.precede(next.id()), Optional.empty(), deadline());

        assertThat(jobs().open(deadline())).contains(ref(next)).doesNotContain(ref(parent));
    }

    @Test
    default void findsTheJobsOfAllTenantsOnceEach() {
        List<Job> many =
                IntStream.range(0, 60).mapToObj(number -> job(Samples.tenant())).toList();
        many.forEach(job -> jobs().accept(job, Optional.empty(), deadline()));

        assertThat(jobs().open(deadline()))
                .containsAll(many.stream().map(OpenContract::ref).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    default void countsTheOpenJobsOfATenant() {
        Tenant tenant = Samples.tenant();
        Tenant longer = new Tenant(tenant.id() + "-");
        List<Job> many = IntStream.range(0, 7).mapToObj(number -> job(tenant)).toList();
        many.forEach(job -> jobs().accept(job, Optional.empty(), deadline()));
        jobs().accept(job(longer), Optional.empty(), deadline());
        assertThat(jobs().countOpen(tenant, 100, deadline())).isEqualTo(7);
        assertThat(jobs().countOpen(tenant, 7, deadline())).isEqualTo(7);
        assertThat(jobs().countOpen(tenant, 3, deadline())).isEqualTo(3);
        assertThat(jobs().countOpen(tenant, 1, deadline())).isEqualTo(1);
        assertThat(jobs().countOpen(longer, 100, deadline())).isEqualTo(1);

        Job ended = many.getFirst().end(ENDING);
        jobs().replace(ended, deadline());
        assertThat(jobs().countOpen(tenant, 100, deadline())).isEqualTo(7);
        jobs().replace(ended.announce(), deadline());
        assertThat(jobs().countOpen(tenant, 100, deadline())).isEqualTo(6);
        assertThat(jobs().countOpen(Samples.tenant(), 100, deadline())).isZero();
    }

    @Test
    default void keepsWhatWasSeenLast() {
        Job job = job(Samples.tenant());
        Look first = new Look("0 3.", NOW, 0);
        Look second = new Look("7 " + "12:maria@example.org ".repeat(64), NOW.plusNanos(1), 11);
        assertThat(jobs().looked(ref(job), deadline())).isEmpty();

        for (Look look : List.of(first, second, first)) {
            jobs().look(job, look, deadline());
            assertThat(jobs().looked(ref(job), deadline())).contains(look);
        }
    }

    @Test
    default void keepsItOfThisJobAlone() {
        Job job = job(Samples.tenant());
        jobs().look(job, new Look("0", NOW, 1), deadline());
        Tenant other = Samples.tenant();

        assertThat(jobs().looked(new JobRef(other, job.id()), deadline())).isEmpty();
        assertThat(jobs().looked(new JobRef(job.tenant(), "another"), deadline()))
                .isEmpty();
        assertThat(jobs().tallies(job.tenant(), job.id(), deadline())).isEmpty();
        assertThat(jobs().find(job.tenant(), job.id(), deadline())).isEmpty();
    }
}
