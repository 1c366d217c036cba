package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobState;
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

/** What the people of one tenant hold in the end, against what its jobs and requests, and nobody else's, give. */
final class ExpectedValues {
    private final SimulatedWorld world;
    private final Map<Job, Map<String, Outcome>> jobs;
    private final Tenant tenant;
    private final List<PeopleAuditor.Write> writes;
    private final Map<Long, Job> byNumber = new HashMap<>();
    private final Map<Place, List<PeopleAuditor.Write>> byPlace = new HashMap<>();
    /** When whoever had that number was done. */
    private final Map<Long, Instant> ends = new HashMap<>();

    private record Place(String id, Path path) {}

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
            byPlace.computeIfAbsent(new Place(write.id(), write.path()), _ -> new ArrayList<>())
                    .add(write);
            ends.put(write.by(), write.at());
        }
        byNumber.forEach((number, job) -> ends.put(number, world.jobAuditor.ended(job)));
    }

    /** That a person held a value at some moment between these. */
    private record Claim(Place place, Value value, Instant from) {}

    void judge(List<DirectChanges.Done> direct) {
        writes.forEach(this::hasItsReason);
        asLastWritten();
        List<Claim> claims = new ArrayList<>();
        jobs.forEach((job, outcomes) -> claims.addAll(claims(job, outcomes)));
        direct.stream()
                .filter(done -> done.tenant().equals(tenant))
                .forEach(done -> claims.add(new Claim(new Place(done.id(), done.path()), done.value(), done.from())));
        claims.forEach(this::holds);
        jobs.forEach(this::undoing);
    }

    /** Every write is what the job of its number wants of that person; of no job, a client's own. */
    private void hasItsReason(PeopleAuditor.Write write) {
        Job job = byNumber.get(write.by());
        if (job == null) {
            boolean itself = write.actor().isEmpty() || write.actor().startsWith("client");
            must(itself, "%s wrote %s by %d, which no job has", write);
            return;
        }
        must(write.actor().startsWith("worker"), "%s wrote %s by %d for a job", write);
        Value wanted = switch (job.change()) {
            case Change.Assignments(List<Assignment> assignments) ->
                assignments.stream()
                        .filter(assignment -> assignment.path().equals(write.path()))
                        .map(Assignment::to)
                        .findFirst()
                        .orElse(null);
            case Change.Revert _ -> write.before().before();
        };
        must(write.after().equals(wanted), "%s wrote %s by %d, of which the job wants another value", write);
    }

    /** As an assertion, but cheap enough for every write. */
    private static void must(boolean holds, String otherwise, PeopleAuditor.Write write) {
        if (!holds) {
            throw new AssertionError(otherwise.formatted(write.actor(), write, write.by()));
        }
    }

    /** What is stored is what was written last, and nothing else. */
    private void asLastWritten() {
        Set<String> ids = new TreeSet<>();
        byPlace.keySet().forEach(place -> ids.add(place.id()));
        Map<String, Person> stored = world.peopleAuditor.loadLatest(tenant, ids);
        byPlace.forEach((place, all) -> assertThat(stored.get(place.id()).value(place.path()))
                .as("%s of %s", place.path(), place.id())
                .isEqualTo(all.getLast().after()));
    }

    private List<Claim> claims(Job job, Map<String, Outcome> outcomes) {
        List<Claim> claims = new ArrayList<>();
        if (job.dryRun() || job.sequence().isEmpty() || !(job.change() instanceof Change.Assignments change)) {
            return claims;
        }
        Instant from = world.numbered.get(
                new SimulatedWorld.Numbered(tenant, job.sequence().getAsLong()));
        for (Assignment assignment : change.assignments()) {
            outcomes.forEach((id, outcome) -> {
                if (outcome == Outcome.CHANGED || outcome == Outcome.UNCHANGED) {
                    claims.add(new Claim(new Place(id, assignment.path()), assignment.to(), from));
                }
            });
        }
        return claims;
    }

    /** Whoever wrote last what a person holds, nobody who began after its end wanted something else there. */
    private void holds(Claim claim) {
        List<PeopleAuditor.Write> all = byPlace.getOrDefault(claim.place(), List.of());
        if (all.isEmpty()) {
            assertThat(claim.value()).as("%s, never written", claim.place()).isEqualTo(Value.NOTHING);
        } else if (claim.from().isAfter(ends.get(all.getLast().by()))) {
            assertThat(all.getLast().after())
                    .as(
                            "%s was written by %d, which ended before",
                            claim.place(), all.getLast().by())
                    .isEqualTo(claim.value());
        }
    }

    /** What a job wrote and nobody wrote since was given back by its undoing, if that came to its end. */
    private void undoing(Job undo, Map<String, Outcome> outcomes) {
        if (undo.dryRun()
                || !(undo.change() instanceof Change.Revert(long undone, List<Path> paths))
                || undo.origin().kind() != JobKind.UNDO
                || undo.completion().orElseThrow().state() != JobState.COMPLETED
                || undo.completion().orElseThrow().totals().of(Outcome.FAILED) > 0
                || world.overlapped.contains(undo.id())
                || world.overlapped.contains(undo.origin().parent().orElseThrow())) {
            return;
        }
        byPlace.forEach((place, all) -> {
            // Whose value somebody else has taken meanwhile cannot have it back.
            if (paths.contains(place.path()) && outcomes.get(place.id()) != Outcome.REFUSED) {
                assertThat(all.getLast().by())
                        .as("%s after job %d was undone by %s", place, undone, undo.id())
                        .isNotEqualTo(undone);
            }
        });
        writes.stream()
                .filter(write -> undo.sequence().orElseThrow() == write.by())
                .forEach(write -> assertThat(write.before().by())
                        .as("whose value of %s of %s job %s takes back", write.path(), write.id(), undo.id())
                        .isEqualTo(undone));
    }
}
