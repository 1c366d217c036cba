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

/** The state of a small scenario, and the checks of its end. */
record SmallScenarioChecks(Ports ports, PeopleAuditor peopleAuditor, MemoryJobEvents jobEvents, List<String> people) {
    private static final Tenant TENANT = SmallScenario.TENANT;
    private static final List<BatchKey> BATCHES = List.of(new BatchKey(0, 0), new BatchKey(0, 1));
    private static final List<PageKey> PAGES = List.of(new PageKey(0, 0));
    private static final List<Integer> SLOTS = List.of(0);

    private Deadline soon() {
        return Deadline.in(ports.time(), Duration.ofMinutes(1));
    }

    /** Returns a hash of everything that is stored about these jobs and the people. */
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

    /** Checks that the job is completed and published, and that its totals match its results. */
    void check(Job seen) {
        Job job = ports.jobs().find(TENANT, seen.id()).orElseThrow();
        assertThat(job.completion().map(Completion::state))
                .as("end of %s", job.id())
                .contains(JobState.COMPLETED);
        assertThat(jobEvents.published()).extracting(Job::id).contains(job.id());
        checkFailed(job);
        List<Outcome> outcomes = new Engine(ports.within(soon()))
                .results().page(job, Results.Position.FIRST, Optional.empty()).lines().stream()
                        .map(line -> line.result().orElseThrow().outcome())
                        .toList();
        assertThat(job.completion().orElseThrow().totals())
                .as("totals of job %s against its results", job.id())
                .isEqualTo(Totals.of(outcomes));
        JobStatus status =
                new Engine(ports.within(soon())).report().of(TENANT, job.id()).orElseThrow();
        assertThat(outcomes).as("people of job %s", job.id()).hasSize(Math.toIntExact(status.selected()));
        assertThat(selected(job)).as("selected by job %s", job.id()).isEqualTo(outcomes.size());
    }

    /** Checks that no failed person was written. */
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

    /** Checks that a single job changed all people except the one that held the value already. */
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
