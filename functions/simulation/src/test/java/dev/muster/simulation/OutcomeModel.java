package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Job;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Register;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The model that checks the results of a run. It knows jobs, people and their writes, but no registers. */
final class OutcomeModel {
    private final SimulatedWorld world;
    private final SimulatedClients clients;
    private final Map<String, JobStatus> seen = new HashMap<>();

    OutcomeModel(SimulatedWorld world, SimulatedClients clients) {
        this.world = world;
        this.clients = clients;
    }

    /** Adds an actor that reads every job each 30 seconds. Totals must never shrink nor exceed the selected people. */
    void watch() {
        world.scheduler.add("watcher", () -> {
            while (isOpen() || world.scheduler.now().isBefore(world.start.plusSeconds(600))) {
                world.scheduler.sleep(Duration.ofSeconds(30));
                world.allJobs().forEach(this::read);
            }
        });
    }

    private boolean isOpen() {
        return !world.jobs.open().isEmpty()
                && world.scheduler.now().isBefore(world.start.plus(SimulatedWorkers.LONGEST));
    }

    private void read(Job job) {
        JobStatus now = new Engine(world.readerPorts.within(world.soon()))
                .report()
                .of(job.tenant(), job.id())
                .orElseThrow();
        assertThat(now.pending()).as("pending of %s", job.id()).isNotNegative();
        JobStatus before = seen.put(job.id(), now);
        if (before != null) {
            for (Outcome outcome : Outcome.values()) {
                assertThat(now.totals().of(outcome))
                        .as("%s of job %s", outcome, job.id())
                        .isGreaterThanOrEqualTo(before.totals().of(outcome));
            }
        }
    }

    /** Checks the invariants after the faults have stopped and all actors have finished. */
    void check() {
        clients.check();
        world.peopleAuditor.checkHolders();
        SimulatedWorld.TENANTS.forEach(this::check);
    }

    private void check(Tenant tenant) {
        List<PeopleAuditor.Write> writes = world.peopleAuditor.writes().stream()
                .filter(write -> write.tenant().equals(tenant))
                .toList();
        List<JobResults> all = world.jobsOf(tenant).stream()
                .sorted(Comparator.comparing(Job::id))
                .map(this::ended)
                .toList();
        FileModel files = new FileModel(world, tenant, all);
        files.check();
        for (JobResults results : all) {
            writes(results.job(), results.outcomes(), writes);
            world.editorModel.check(results.job(), results.outcomes());
        }
        new ExpectedValues(world, files, all, writes).check(clients.direct().done());
    }

    /** Returns the results of a job, which must have ended and be published. */
    private JobResults ended(Job job) {
        assertThat(job.completion()).as("end of %s, %s", job.id(), job.plan()).isPresent();
        assertThat(world.jobEvents.published())
                .extracting(Job::id)
                .as("published jobs")
                .contains(job.id());
        JobResults results = JobResults.read(world, job);
        results.checkTotals();
        if (results.lines().stream().allMatch(line -> line.row().isEmpty()) && !world.jobAuditor.isOfStripes(job)) {
            results.checkEachOnce();
        }
        results.results().stream()
                .filter(result ->
                        result.outcome() == Outcome.REFUSED && result.reason().startsWith("only an admin or owner"))
                .forEach(_ -> world.rightsModel.count(RightsModel.Event.ADMIN_REFUSED_BY_JOB));
        return results;
    }

    /** Checks that the job wrote exactly the people it reports as changed, and none of them after its end. */
    private void writes(Job job, Map<String, Outcome> outcomes, List<PeopleAuditor.Write> all) {
        Instant ended = world.jobAuditor.ended(job);
        boolean overlapped = world.overlapped.contains(job.id());
        Set<String> written = new HashSet<>();
        all.stream()
                .filter(write -> job.sequence().equals(OptionalLong.of(write.by())))
                .forEach(write -> {
                    written.add(write.id());
                    assertThat(write.at())
                            .as("a write of %s by %s", write.id(), job.id())
                            .isBeforeOrEqualTo(overlapped ? Instant.MAX : ended);
                });
        Set<String> changed = new HashSet<>();
        outcomes.forEach((id, outcome) -> {
            if ((outcome == Outcome.CHANGED || outcome == Outcome.CREATED) && !job.dryRun()) {
                changed.add(id);
            }
        });
        assertThat(written).as("written by %s", job.id()).containsAll(changed);
        assertThat(outcomes.keySet()).as("selected by %s", job.id()).containsAll(written);
        if (!overlapped) {
            written.removeAll(overtaken(job, all));
            assertThat(changed).as("changed by %s", job.id()).containsAll(written);
        }
    }

    /**
     * Returns the people that later jobs wrote before this job was counted, so often that no stored value shows any more
     * that this job wrote them. A later write hides an undo or a redo at once.
     */
    private Set<String> overtaken(Job job, List<PeopleAuditor.Write> all) {
        long sequence = job.sequence().orElse(Long.MAX_VALUE);
        Instant ended = world.jobAuditor.ended(job);
        int hidden = isEdit(world.jobs.change(job)) ? Register.MAX_KEPT : 1;
        Map<String, Integer> later = new HashMap<>();
        all.stream()
                .filter(write -> write.by() > sequence && !write.at().isAfter(ended))
                .forEach(write -> later.merge(write.id(), 1, Integer::sum));
        later.values().removeIf(times -> times < hidden);
        return later.keySet();
    }

    private static boolean isEdit(Change change) {
        return switch (change) {
            case Change.Assignments _, Change.Rows _ -> true;
            case Change.Revert _, Change.Redo _ -> false;
        };
    }
}
