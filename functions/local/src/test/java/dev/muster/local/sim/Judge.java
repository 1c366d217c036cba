package dev.muster.local.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Results;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Kind;
import dev.muster.core.job.State;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Holds what has come of a world against what must: knows jobs, people and who wrote what, and no register. */
final class Judge {
    private final World world;
    private final Clients clients;
    private final Map<String, Standing> seen = new HashMap<>();

    Judge(World world, Clients clients) {
        this.world = world;
        this.clients = clients;
    }

    /** Reads every job now and then while all goes on: totals never shrink, and never pass what is selected. */
    void watch() {
        world.stage.add("watcher", () -> {
            while ((!world.allJobs().isEmpty() && isOpen())
                    || world.stage.now().isBefore(world.begin.plusSeconds(600))) {
                world.stage.pause(Duration.ofSeconds(30));
                world.allJobs().forEach(this::read);
            }
        });
    }

    private boolean isOpen() {
        return !world.jobs.open(world.soon()).isEmpty() && world.stage.now().isBefore(world.begin.plus(World.LONGEST));
    }

    private void read(Job job) {
        Standing now =
                world.sound.report().of(World.TENANT, job.id(), world.soon()).orElseThrow();
        assertThat(now.pending()).as("pending of %s", job.id()).isNotNegative();
        Standing before = seen.put(job.id(), now);
        if (before != null) {
            for (Outcome outcome : Outcome.values()) {
                assertThat(now.totals().of(outcome))
                        .as("%s of job %s", outcome, job.id())
                        .isGreaterThanOrEqualTo(before.totals().of(outcome));
            }
        }
    }

    /** Everything that must hold once faults have stopped and nobody has anything left to do. */
    void judge() {
        Map<String, Job> jobs = new TreeMap<>();
        world.allJobs().forEach(job -> jobs.put(job.id(), job));
        clients.jobsByKey()
                .forEach((key, made) -> assertThat(made).as("jobs of %s", key).hasSize(1));
        Map<String, Set<String>> undone = new HashMap<>();
        List<Claim> claims = new ArrayList<>();
        for (Job job : jobs.values()) {
            Ending ending = job.ending().orElse(null);
            assertThat(ending).as("ending of %s, %s", job.id(), job.plan()).isNotNull();
            assertThat(world.told.told()).extracting(Job::id).as("told").contains(job.id());
            Map<String, Outcome> outcomes = outcomes(job);
            assertThat(Totals.of(outcomes.values()))
                    .as("results of %s against its totals", job.id())
                    .isEqualTo(ending.totals());
            writes(job, outcomes);
            claims.addAll(claims(job, outcomes));
            if (job.origin().kind() == Kind.UNDO && !job.dryRun()) {
                undone.computeIfAbsent(job.origin().parent().orElseThrow(), none -> new HashSet<>())
                        .add(job.id());
            }
        }
        undone.forEach(
                (parent, by) -> assertThat(by).as("undoings of %s", parent).hasSize(1));
        order(claims);
        jobs.values().forEach(job -> undoing(job));
    }

    private Map<String, Outcome> outcomes(Job job) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        Optional<Results.Position> from = Optional.of(Results.Position.FIRST);
        while (from.isPresent()) {
            Results.Page page = world.sound.results().page(job, from.get(), Optional.empty(), world.soon());
            page.lines().forEach(line -> {
                Outcome before =
                        outcomes.put(line.id(), line.result().orElseThrow().outcome());
                assertThat(before).as("%s twice in %s", line.id(), job.id()).isNull();
            });
            from = page.next();
        }
        return outcomes;
    }

    /** Who is said to be changed was written, and nobody else, nor by a job that writes nobody, nor after its end. */
    private void writes(Job job, Map<String, Outcome> outcomes) {
        Set<String> written = new HashSet<>();
        world.witness.writes().stream()
                .filter(write -> job.sequence().equals(OptionalLong.of(write.by())))
                .forEach(write -> {
                    written.add(write.id());
                    assertThat(write.at())
                            .as("a write of %s by %s", write.id(), job.id())
                            .isBeforeOrEqualTo(
                                    world.overlapped.contains(job.id())
                                            ? Instant.MAX
                                            : job.ending().orElseThrow().at());
                });
        Set<String> changed = new HashSet<>();
        outcomes.forEach((id, outcome) -> {
            if (outcome == Outcome.CHANGED && !job.dryRun()) {
                changed.add(id);
            }
        });
        assertThat(written).as("written by %s", job.id()).containsAll(changed);
        if (!world.overlapped.contains(job.id())) {
            written.removeAll(overtaken(job));
            assertThat(changed).as("changed by %s", job.id()).containsAll(written);
        }
    }

    /**
     * Whom the job wrote, and a later one after it before the first could be counted: if its worker died between, nothing
     * tells any more that it had.
     */
    private Set<String> overtaken(Job job) {
        long sequence = job.sequence().orElse(Long.MAX_VALUE);
        Set<String> overtaken = new HashSet<>();
        world.witness.writes().stream()
                .filter(write -> write.by() > sequence
                        && !write.at().isAfter(job.ending().orElseThrow().at()))
                .forEach(write -> overtaken.add(write.id()));
        return overtaken;
    }

    /** That a person held a value at some moment of a job's run. */
    private record Claim(Job job, String id, Path path, Value value, long from, long to) {}

    private List<Claim> claims(Job job, Map<String, Outcome> outcomes) {
        List<Claim> claims = new ArrayList<>();
        if (job.dryRun() || job.sequence().isEmpty() || !(job.change() instanceof Change.Assignments change)) {
            return claims;
        }
        long from = world.numbered.get(job.sequence().getAsLong()).toEpochMilli();
        long to = job.ending().orElseThrow().at().toEpochMilli();
        for (Assignment assignment : change.assignments()) {
            outcomes.forEach((id, outcome) -> {
                if (outcome == Outcome.CHANGED || outcome == Outcome.UNCHANGED) {
                    claims.add(new Claim(job, id, assignment.path(), assignment.to(), from, to));
                }
            });
        }
        return claims;
    }

    /** Whoever wrote last what a person holds, no job that began after its end wanted something else there. */
    private void order(List<Claim> claims) {
        Map<String, Map<Path, Witness.Write>> last = new HashMap<>();
        world.witness
                .writes()
                .forEach(write -> last.computeIfAbsent(write.id(), none -> new HashMap<>())
                        .put(write.path(), write));
        Map<Long, Long> ends = new HashMap<>();
        world.allJobs()
                .forEach(job -> job.sequence()
                        .ifPresent(sequence -> ends.put(
                                sequence, job.ending().orElseThrow().at().toEpochMilli())));
        for (Claim claim : claims) {
            Witness.Write write = last.getOrDefault(claim.id(), Map.of()).get(claim.path());
            if (write == null) {
                assertThat(claim.value())
                        .as("%s of %s, never written", claim.path(), claim.id())
                        .isEqualTo(Value.NOTHING);
            } else if (claim.from() > ends.getOrDefault(write.by(), 0L)) {
                assertThat(write.after())
                        .as(
                                "%s of %s was written by %d, ended before job %s began",
                                claim.path(),
                                claim.id(),
                                write.by(),
                                claim.job().id())
                        .isEqualTo(claim.value());
            }
        }
    }

    /** What a job wrote and nobody wrote since was given back by its undoing, if that came to its end. */
    private void undoing(Job undo) {
        if (undo.dryRun()
                || !(undo.change() instanceof Change.Revert(long undone, List<Path> paths))
                || undo.origin().kind() != Kind.UNDO
                || undo.ending().orElseThrow().state() != State.COMPLETED
                || undo.ending().orElseThrow().totals().of(Outcome.FAILED) > 0
                || world.overlapped.contains(undo.id())) {
            return;
        }
        Map<String, Map<Path, List<Witness.Write>>> all = new HashMap<>();
        world.witness
                .writes()
                .forEach(write -> all.computeIfAbsent(write.id(), none -> new HashMap<>())
                        .computeIfAbsent(write.path(), none -> new ArrayList<>())
                        .add(write));
        all.forEach((id, byPath) -> paths.forEach(path -> {
            List<Witness.Write> writes = byPath.getOrDefault(path, List.of());
            if (!writes.isEmpty()) {
                assertThat(writes.getLast().by())
                        .as("%s of %s after job %d was undone by %s", path, id, undone, undo.id())
                        .isNotEqualTo(undone);
            }
            for (int place = 1; place < writes.size(); place++) {
                if (undo.sequence().equals(OptionalLong.of(writes.get(place).by()))) {
                    assertThat(writes.get(place - 1).by()).isEqualTo(undone);
                    assertThat(writes.get(place).after())
                            .isEqualTo(writes.get(place - 1).before());
                }
            }
        }));
    }
}
