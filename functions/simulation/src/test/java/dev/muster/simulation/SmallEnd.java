package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import dev.muster.testing.memory.MemoryJobEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a small scene stands, and how it has to end. */
record SmallEnd(Ports ports, PeopleAuditor peopleAuditor, MemoryJobEvents told, List<String> people) {
    private static final Tenant TENANT = SmallScene.TENANT;
    private static final List<BatchKey> BATCHES = List.of(new BatchKey(0, 0), new BatchKey(0, 1));
    private static final List<PageKey> PAGES = List.of(new PageKey(0, 0));
    private static final List<Integer> SLOTS = List.of(0);

    private Deadline soon() {
        return Deadline.in(ports.time(), Duration.ofMinutes(1));
    }

    /** All that is stored of these jobs and the people, as one number. */
    long state(List<Job> all, long before) {
        Jobs jobs = ports.jobs();
        long state = before;
        for (Job job : all) {
            state = 1_000_003 * state
                    + List.of(
                                    jobs.find(TENANT, job.id()),
                                    jobs.tallies(TENANT, job.id(), PAGES),
                                    jobs.outcomes(TENANT, job.id(), BATCHES),
                                    jobs.batches(TENANT, job.id(), BATCHES),
                                    jobs.progress(TENANT, job.id(), SLOTS))
                            .hashCode();
        }
        return 1_000_003 * state + peopleAuditor.loadLatest(TENANT, people).hashCode();
    }

    /** The job is completed, the world was told, and its totals are those of its results. */
    void check(Job seen) {
        Job job = ports.jobs().find(TENANT, seen.id()).orElseThrow();
        assertThat(job.completion().map(Completion::state))
                .as("ending of %s", job.id())
                .contains(JobState.COMPLETED);
        assertThat(told.told()).extracting(Job::id).contains(job.id());
        checkFailed(job);
        List<Outcome> outcomes = new Engine(ports.within(soon()))
                .results().page(job, Results.Position.FIRST, Optional.empty()).lines().stream()
                        .map(line -> line.result().orElseThrow().outcome())
                        .toList();
        assertThat(job.completion().orElseThrow().totals())
                .as("totals of job %s against its results", job.id())
                .isEqualTo(Totals.of(outcomes));
        JobStatus standing =
                new Engine(ports.within(soon())).report().of(TENANT, job.id()).orElseThrow();
        assertThat(outcomes).as("people of job %s", job.id()).hasSize(Math.toIntExact(standing.selected()));
        assertThat(selected(job)).as("selected by job %s", job.id()).isEqualTo(outcomes.size());
    }

    /** Whoever failed was left alone. */
    private void checkFailed(Job job) {
        new Engine(ports.within(soon()))
                .results()
                .page(job, Results.Position.FIRST, Optional.of("failed"))
                .lines()
                .forEach(line -> assertThat(peopleAuditor.writes())
                        .filteredOn(write -> write.by() == job.sequence().orElseThrow())
                        .extracting(PeopleAuditor.Write::id)
                        .as("written by %s", job.id())
                        .doesNotContain(line.id()));
    }

    private long selected(Job job) {
        return job.plan() instanceof Plan.ByIds byIds
                ? byIds.selected()
                : ports.jobs().progress(TENANT, job.id(), SLOTS).getFirst().selected();
    }

    /** Of one job alone everybody is changed but the one who held the value already. */
    void checkAllChangedButOne(Job seen) {
        Totals totals = ports.jobs()
                .find(TENANT, seen.id())
                .orElseThrow()
                .completion()
                .orElseThrow()
                .totals();
        assertThat(totals.of(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(totals.of(Outcome.CHANGED)).isEqualTo(3);
        assertThat(peopleAuditor.writes().stream().filter(write -> write.by() > 1))
                .hasSize(3);
    }
}
