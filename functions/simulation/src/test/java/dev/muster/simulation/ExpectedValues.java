package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Job;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The check that the people of one tenant hold the values that its own jobs and requests wrote. */
final class ExpectedValues {
    /** The outcomes of people who then hold the values of the job. */
    private static final Set<Outcome> HELD = Set.of(Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED);

    private final SimulatedWorld world;
    private final Tenant tenant;
    private final FileModel files;
    private final List<JobResults> jobs;
    private final List<PeopleAuditor.Write> writes;
    private final Map<Long, JobResults> byNumber = new HashMap<>();
    private final Map<RegisterOf, List<PeopleAuditor.Write>> byRegister = new HashMap<>();
    /** The end of the job or request with each sequence. */
    private final Map<Long, Instant> ends = new HashMap<>();

    private record RegisterOf(String id, Path path) {}

    ExpectedValues(SimulatedWorld world, FileModel files, List<JobResults> jobs, List<PeopleAuditor.Write> writes) {
        this.world = world;
        this.tenant = files.tenant();
        this.files = files;
        this.jobs = jobs;
        this.writes = writes;
        jobs.forEach(one -> one.job().sequence().ifPresent(number -> byNumber.put(number, one)));
        for (PeopleAuditor.Write write : writes) {
            byRegister
                    .computeIfAbsent(new RegisterOf(write.id(), write.path()), _ -> new ArrayList<>())
                    .add(write);
            ends.put(write.by(), write.at());
        }
        byNumber.forEach((number, one) -> ends.put(number, world.jobAuditor.ended(one.job())));
    }

    /** A value that a job or request reports for a person, and the moment at which it began. */
    private record ReportedValue(RegisterOf register, Value value, Instant from) {}

    void check(List<DirectChanges.Done> direct) {
        writes.forEach(this::hasAJob);
        isLastWritten();
        List<ReportedValue> reported = new ArrayList<>();
        jobs.forEach(one -> reported.addAll(reported(one)));
        direct.stream()
                .filter(done -> done.tenant().equals(tenant))
                .forEach(done -> reported.add(
                        new ReportedValue(new RegisterOf(done.id(), done.path()), done.value(), done.from())));
        reported.forEach(this::matches);
    }

    /** Checks that a write has the value that the job of its sequence assigns. A write of no job must be a client's own. */
    private void hasAJob(PeopleAuditor.Write write) {
        JobResults results = byNumber.get(write.by());
        if (results == null) {
            boolean itself = write.actor().isEmpty() || write.actor().startsWith("client");
            require(itself, "%s wrote %s by %d, which belongs to no job", write);
            return;
        }
        require(write.actor().startsWith("worker"), "%s wrote %s by %d for a job", write);
        boolean isAssigned = switch (world.jobs.change(results.job())) {
            case Change.Assignments(List<Assignment> assignments) -> assigns(assignments, write);
            case Change.Rows _ -> assigns(results, write);
            // The editor's model judges what an undo or a redo writes.
            case Change.Revert _, Change.Redo _ -> true;
        };
        require(isAssigned, "%s wrote %s by %d, but the job assigns another value", write);
    }

    private static boolean assigns(List<Assignment> assignments, PeopleAuditor.Write write) {
        return write.path().equals(DerivingPeople.CITY_CODE)
                || assignments.contains(new Assignment(write.path(), write.after()));
    }

    /** Returns whether a row of the person assigns the value. */
    private boolean assigns(JobResults results, PeopleAuditor.Write write) {
        boolean isAfresh = results.outcomes().get(write.id()) == Outcome.CREATED;
        return rows(results)
                .filter(row -> row.id().equals(write.id()))
                .anyMatch(row -> row.values().explains(write.path(), write.after(), isAfresh));
    }

    /** A row of a file that has a person. */
    private record PersonValues(String id, Outcome outcome, RowValues values) {}

    private Stream<PersonValues> rows(JobResults results) {
        if (results.lines().isEmpty()) {
            return Stream.of();
        }
        SentFiles.SentRows sent = files.sent(results.job()).orElseThrow();
        Map<RowNumber, FileRow> byNumber = new HashMap<>();
        sent.rows().forEach(row -> byNumber.put(row.number(), row));
        return results.lines().stream()
                .filter(line -> !line.id().isEmpty())
                .map(line -> new PersonValues(
                        line.id(),
                        line.result().orElseThrow().outcome(),
                        RowValues.of(
                                sent.options(),
                                byNumber.get(line.row().orElseThrow().number()))));
    }

    /** Throws like an assertion, but is cheap enough for every write. */
    private static void require(boolean matches, String message, PeopleAuditor.Write write) {
        if (!matches) {
            throw new AssertionError(message.formatted(write.actor(), write, write.by()));
        }
    }

    /** Checks that each stored value is the last one written. */
    private void isLastWritten() {
        Set<String> ids = new TreeSet<>();
        byRegister.keySet().forEach(register -> ids.add(register.id()));
        Map<String, Person> stored = world.peopleAuditor.loadLatest(tenant, ids);
        byRegister.forEach(
                (register, all) -> assertThat(stored.get(register.id()).value(register.path()))
                        .as("%s of %s", register.path(), register.id())
                        .isEqualTo(all.getLast().after()));
    }

    private List<ReportedValue> reported(JobResults results) {
        Job job = results.job();
        if (job.dryRun() || job.sequence().isEmpty()) {
            return List.of();
        }
        return switch (world.jobs.change(job)) {
            case Change.Assignments(List<Assignment> assignments) -> {
                List<ReportedValue> reported = new ArrayList<>();
                results.outcomes().forEach((id, outcome) -> reported.addAll(reported(job, id, outcome, assignments)));
                yield reported;
            }
            case Change.Rows _ ->
                rows(results)
                        .flatMap(row -> reported(
                                job, row.id(), row.outcome(), row.values().certain())
                                .stream())
                        .toList();
            case Change.Revert _, Change.Redo _ -> List.of();
        };
    }

    private List<ReportedValue> reported(Job job, String id, Outcome outcome, List<Assignment> assignments) {
        Instant from = world.sequenceTimes.of(job.tenant(), job.sequence().orElseThrow());
        return HELD.contains(outcome)
                ? assignments.stream()
                        .map(assignment ->
                                new ReportedValue(new RegisterOf(id, assignment.path()), assignment.to(), from))
                        .toList()
                : List.of();
    }

    /** Checks that a job or request that began after the end of the last writer did not report another value. */
    private void matches(ReportedValue value) {
        List<PeopleAuditor.Write> all = byRegister.getOrDefault(value.register(), List.of());
        if (all.isEmpty()) {
            assertThat(isAlike(value, Value.NOTHING))
                    .as("%s, never written", value)
                    .isTrue();
        } else if (value.from().isAfter(ends.get(all.getLast().by()))) {
            assertThat(isAlike(value, all.getLast().after()))
                    .as("%s, written as %s, whose job ended before", value, all.getLast())
                    .isTrue();
        }
    }

    private static boolean isAlike(ReportedValue reported, Value other) {
        return RowValues.isAlike(reported.register().path(), reported.value(), other);
    }
}
