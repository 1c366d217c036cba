package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
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

/** The check that the people of one tenant hold the values that its own jobs and requests wrote. */
final class ExpectedValues {
    private final SimulatedWorld world;
    private final Map<Job, Map<String, Outcome>> jobs;
    private final Tenant tenant;
    private final List<PeopleAuditor.Write> writes;
    private final Map<Long, Job> byNumber = new HashMap<>();
    private final Map<RegisterOf, List<PeopleAuditor.Write>> byRegister = new HashMap<>();
    /** The end of the job or request with each sequence. */
    private final Map<Long, Instant> ends = new HashMap<>();

    private record RegisterOf(String id, Path path) {}

    ExpectedValues(
            SimulatedWorld world,
            Tenant tenant,
            Map<Job, Map<String, Outcome>> jobs,
            List<PeopleAuditor.Write> writes) {
        this.world = world;
        this.tenant = tenant;
        this.jobs = jobs;
        this.writes = writes;
        jobs.keySet().forEach(job -> job.sequence().ifPresent(number -> byNumber.put(number, job)));
        for (PeopleAuditor.Write write : writes) {
            byRegister
                    .computeIfAbsent(new RegisterOf(write.id(), write.path()), _ -> new ArrayList<>())
                    .add(write);
            ends.put(write.by(), write.at());
        }
        byNumber.forEach((number, job) -> ends.put(number, world.jobAuditor.ended(job)));
    }

    /** A value that a job or request reports for a person, and the moment at which it began. */
    private record ReportedValue(RegisterOf register, Value value, Instant from) {}

    void check(List<DirectChanges.Done> direct) {
        writes.forEach(this::hasAJob);
        isLastWritten();
        List<ReportedValue> reported = new ArrayList<>();
        jobs.forEach((job, outcomes) -> reported.addAll(reported(job, outcomes)));
        direct.stream()
                .filter(done -> done.tenant().equals(tenant))
                .forEach(done -> reported.add(
                        new ReportedValue(new RegisterOf(done.id(), done.path()), done.value(), done.from())));
        reported.forEach(this::matches);
    }

    /** Checks that a write has the value that the job of its sequence assigns. A write of no job must be a client's own. */
    private void hasAJob(PeopleAuditor.Write write) {
        Job job = byNumber.get(write.by());
        if (job == null) {
            boolean itself = write.actor().isEmpty() || write.actor().startsWith("client");
            require(itself, "%s wrote %s by %d, which belongs to no job", write);
            return;
        }
        require(write.actor().startsWith("worker"), "%s wrote %s by %d for a job", write);
        // The editor's model judges what an undo or a redo writes.
        if (world.jobs.change(job) instanceof Change.Assignments(List<Assignment> assignments)) {
            require(assigns(assignments, write), "%s wrote %s by %d, but the job assigns another value", write);
        }
    }

    private static boolean assigns(List<Assignment> assignments, PeopleAuditor.Write write) {
        return write.path().equals(DerivingPeople.CITY_CODE)
                || assignments.contains(new Assignment(write.path(), write.after()));
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

    private List<ReportedValue> reported(Job job, Map<String, Outcome> outcomes) {
        List<ReportedValue> reported = new ArrayList<>();
        if (job.dryRun()
                || job.sequence().isEmpty()
                || !(world.jobs.change(job) instanceof Change.Assignments change)) {
            return reported;
        }
        Instant from = world.sequenceTimes.of(tenant, job.sequence().getAsLong());
        for (Assignment assignment : change.assignments()) {
            outcomes.forEach((id, outcome) -> {
                if (outcome == Outcome.CHANGED || outcome == Outcome.UNCHANGED) {
                    reported.add(new ReportedValue(new RegisterOf(id, assignment.path()), assignment.to(), from));
                }
            });
        }
        return reported;
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

    /** A false mark and an absent one are equal. */
    private static boolean isAlike(ReportedValue reported, Value other) {
        return reported.value().equals(other)
                || (reported.register().path().isMark() && !reported.value().isTrue() && !other.isTrue());
    }
}
