package dev.muster.testing.contract;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.heldJob;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.SweepMark;
import dev.muster.testing.flow.AdminRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of open jobs and sweep marks. A job is open until its end is published. */
interface OpenJobsContract {

    Jobs jobs();

    private static JobRef ref(Job job) {
        return new JobRef(job.tenant(), job.id());
    }

    @Test
    default void findsAJobUntilItsEndIsPublished() {
        Job job = job(SampleData.tenant());
        assertThat(jobs().open()).doesNotContain(ref(job));

        jobs().create(job, Optional.empty());
        assertThat(jobs().open()).contains(ref(job));
        Job ended = job.end(ENDING);
        jobs().replace(ended);
        assertThat(jobs().open()).contains(ref(job));
        jobs().replace(ended.published());
        assertThat(jobs().open()).doesNotContain(ref(job));
        assertThat(jobs().find(job.tenant(), job.id())).isPresent();
    }

    @Test
    default void findsAHeldJob() {
        Job waits = heldJob(SampleData.tenant(), "1");

        jobs().create(waits, Optional.empty());
        assertThat(jobs().open()).contains(ref(waits));
    }

    @Test
    default void findsASuccessorWithoutItsPredecessor() {
        Job parent = job(SampleData.tenant()).end(ENDING).published();
        Job next = job(parent.tenant());
        jobs().create(parent, Optional.empty());
        jobs().createSuccessor(next, parent.withSuccessor(next.id()), Optional.empty());

        assertThat(jobs().open()).contains(ref(next)).doesNotContain(ref(parent));
    }

    @Test
    default void findsJobsOfAllTenantsOnce() {
        List<Job> many =
                IntStream.range(0, 60).mapToObj(_ -> job(SampleData.tenant())).toList();
        many.forEach(job -> jobs().create(job, Optional.empty()));

        assertThat(jobs().open())
                .containsAll(many.stream().map(OpenJobsContract::ref).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    default void countsOpenJobsOfATenant() {
        Tenant tenant = SampleData.tenant();
        Tenant longer = new Tenant(tenant.id() + "-");
        List<Job> many = IntStream.range(0, 7).mapToObj(_ -> job(tenant)).toList();
        many.forEach(job -> jobs().create(job, Optional.empty()));
        jobs().create(job(longer), Optional.empty());
        assertThat(jobs().countOpen(tenant, 100)).isEqualTo(7);
        assertThat(jobs().countOpen(tenant, 7)).isEqualTo(7);
        assertThat(jobs().countOpen(tenant, 3)).isEqualTo(3);
        assertThat(jobs().countOpen(tenant, 1)).isEqualTo(1);
        assertThat(jobs().countOpen(longer, 100)).isEqualTo(1);

        Job ended = many.getFirst().end(ENDING);
        jobs().replace(ended);
        assertThat(jobs().countOpen(tenant, 100)).isEqualTo(7);
        jobs().replace(ended.published());
        assertThat(jobs().countOpen(tenant, 100)).isEqualTo(6);
        assertThat(jobs().countOpen(SampleData.tenant(), 100)).isZero();
    }

    @Test
    default void countsJobsOfAPersonThatWaitForARelease() {
        Tenant tenant = SampleData.tenant();
        List<Job> many =
                IntStream.range(0, 4).mapToObj(_ -> heldJob(tenant, "jo")).toList();
        many.forEach(job -> jobs().create(job, Optional.empty()));
        jobs().create(heldJob(tenant, "j"), Optional.empty());
        jobs().create(heldJob(SampleData.tenant(), "jo"), Optional.empty());
        jobs().create(job(tenant), Optional.empty());
        assertThat(jobs().countHeld(tenant, "jo", 10)).isEqualTo(4);
        assertThat(jobs().countHeld(tenant, "jo", 3)).isEqualTo(3);
        assertThat(jobs().countHeld(tenant, "j", 10)).isEqualTo(1);
        assertThat(jobs().countHeld(tenant, "o", 10)).isZero();

        jobs().replace(many.get(0).release(6, NOW, AdminRequest.rights("2")));
        assertThat(jobs().countHeld(tenant, "jo", 10)).isEqualTo(3);
        jobs().replace(many.get(1).cancel("cancelled by jo"));
        assertThat(jobs().countHeld(tenant, "jo", 10)).isEqualTo(2);
        jobs().replace(many.get(2).end(ENDING));
        assertThat(jobs().countHeld(tenant, "jo", 10)).isEqualTo(1);
        assertThat(jobs().countOpen(tenant, 100)).isEqualTo(6);
    }

    @Test
    default void keepsTheLastSweepMark() {
        Job job = job(SampleData.tenant());
        SweepMark first = new SweepMark("0 3.", NOW, 0);
        SweepMark second = new SweepMark("7 " + "12:maria@example.org ".repeat(64), NOW.plusNanos(1), 11);
        assertThat(jobs().sweepMark(ref(job))).isEmpty();

        for (SweepMark mark : List.of(first, second, first)) {
            jobs().saveSweepMark(job, mark);
            assertThat(jobs().sweepMark(ref(job))).contains(mark);
        }
    }

    @Test
    default void keepsSweepMarksOfJobsApart() {
        Job job = job(SampleData.tenant());
        jobs().saveSweepMark(job, new SweepMark("0", NOW, 1));
        Tenant other = SampleData.tenant();

        assertThat(jobs().sweepMark(new JobRef(other, job.id()))).isEmpty();
        assertThat(jobs().sweepMark(new JobRef(job.tenant(), "another"))).isEmpty();
        assertThat(jobs().tallies(job.tenant(), job.id())).isEmpty();
        assertThat(jobs().find(job.tenant(), job.id())).isEmpty();
    }
}
