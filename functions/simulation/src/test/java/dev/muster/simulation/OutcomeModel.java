package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

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
        Map<Job, Map<String, Outcome>> jobs =
                new TreeMap<>((one, other) -> one.id().compareTo(other.id()));
        Map<String, Set<String>> undone = new HashMap<>();
        for (Job job : world.jobsOf(tenant)) {
            Completion completion = job.completion().orElse(null);
            assertThat(completion).as("end of %s, %s", job.id(), job.plan()).isNotNull();
            assertThat(world.jobEvents.published())
                    .extracting(Job::id)
                    .as("published jobs")
                    .contains(job.id());
            Map<String, Outcome> outcomes = outcomes(job);
            assertThat(Totals.of(outcomes.values()))
                    .as("results of %s against its totals", job.id())
                    .isEqualTo(completion.totals());
            writes(job, outcomes, writes);
            jobs.put(job, outcomes);
            if (job.origin().kind() == JobKind.UNDO && !job.dryRun()) {
                undone.computeIfAbsent(job.origin().parent().orElseThrow(), _ -> new HashSet<>())
                        .add(job.id());
            }
        }
        undone.forEach(
                (parent, by) -> assertThat(by).as("undo jobs of %s", parent).hasSize(1));
        new ExpectedValues(world, tenant, jobs, writes).check(clients.direct().done());
    }

    private Map<String, Outcome> outcomes(Job job) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        Optional<Results.Position> from = Optional.of(Results.Position.FIRST);
        while (from.isPresent()) {
            Results.Page page =
                    new Engine(world.reliable.within(world.soon())).results().page(job, from.get(), Optional.empty());
            page.lines().forEach(line -> {
                PersonResult result = line.result().orElseThrow();
                if (result.outcome() == Outcome.REFUSED && result.reason().startsWith("only an admin or owner")) {
                    world.rightsModel.count(RightsModel.Event.ADMIN_REFUSED_BY_JOB);
                }
                Outcome before = outcomes.put(line.id(), result.outcome());
                assertThat(before).as("%s twice in %s", line.id(), job.id()).isNull();
            });
            from = page.next();
        }
        return outcomes;
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
            if (outcome == Outcome.CHANGED && !job.dryRun()) {
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
     * Returns the people that a later job wrote before this job was counted. If the worker of this job crashed in between,
     * no stored value shows that it wrote them.
     */
    private Set<String> overtaken(Job job, List<PeopleAuditor.Write> all) {
        long sequence = job.sequence().orElse(Long.MAX_VALUE);
        Instant ended = world.jobAuditor.ended(job);
        Set<String> overtaken = new HashSet<>();
        all.stream()
                .filter(write -> write.by() > sequence && !write.at().isAfter(ended))
                .forEach(write -> overtaken.add(write.id()));
        return overtaken;
    }
}
