package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.people.OptimisticRetry;
import dev.muster.core.flow.people.PeopleWriter;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PersonResult;
import dev.muster.core.person.Change;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonRow;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.RowDecision;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes the people of batches: reads them, decides, writes, and decides again after a version conflict. */
public final class ChangePeople {
    private final Jobs jobs;
    private final People people;
    private final PeopleReader peopleReader;
    private final PeopleWriter peopleWriter;
    private final Time time;
    private final OptimisticRetry optimisticRetry;

    public ChangePeople(Ports ports) {
        this.jobs = ports.jobs();
        this.people = ports.people();
        this.peopleReader = new PeopleReader(ports.people());
        this.peopleWriter = new PeopleWriter(ports.people());
        this.time = ports.time();
        this.optimisticRetry = new OptimisticRetry(ports);
    }

    /**
     * Returns the results of every settled batch, in the order of its ids. A batch is left out when one of its people
     * had a conflict at every attempt; its other people are written (docs/design.md rule 13).
     *
     * @param known people of the batches that the planner read after the job had its sequence
     */
    public Map<BatchKey, List<PersonResult>> change(Job job, List<Batch> batches, Map<String, Person> known) {
        List<Batch> disjoint = disjoint(batches);
        Map<BatchKey, List<PersonResult>> results = new HashMap<>(changeDisjoint(job, disjoint, known));
        if (disjoint.size() < batches.size()) {
            List<Batch> others = new ArrayList<>(batches);
            others.removeAll(disjoint);
            results.putAll(change(job, others, Map.of()));
        }
        return results;
    }

    /** Returns the first batches that share no person: rows of two stripes may name one person. */
    private static List<Batch> disjoint(List<Batch> batches) {
        Set<String> ids = new HashSet<>();
        List<Batch> disjoint = new ArrayList<>();
        for (Batch batch : batches) {
            if (batch.ids().stream().noneMatch(ids::contains)) {
                ids.addAll(batch.ids());
                disjoint.add(batch);
            }
        }
        return disjoint;
    }

    private Map<BatchKey, List<PersonResult>> changeDisjoint(Job job, List<Batch> batches, Map<String, Person> known) {
        Map<String, PersonResult> settled = settle(new Work(job, jobs.change(job), rows(batches)), batches, known);
        Map<BatchKey, List<PersonResult>> results = new HashMap<>();
        for (Batch batch : batches) {
            if (settled.keySet().containsAll(batch.ids())) {
                results.put(batch.key(), batch.ids().stream().map(settled::get).toList());
            }
        }
        return results;
    }

    /**
     * Returns the results of batches that are not applied: people with a register of this job are changed, all others
     * get {@code otherwise} (docs/design.md rule 8).
     */
    public Map<BatchKey, List<PersonResult>> closeUnprocessed(
            Job job, List<Batch> batches, Outcome otherwise, String reason) {
        Map<String, Person> read = peopleReader.read(job, batches, true);
        Map<BatchKey, List<PersonResult>> results = new HashMap<>();
        for (Batch batch : batches) {
            results.put(
                    batch.key(),
                    batch.ids().stream()
                            .map(id -> unprocessed(job, id, Optional.ofNullable(read.get(id)), otherwise, reason))
                            .toList());
        }
        return results;
    }

    private static Map<String, PersonRow> rows(List<Batch> batches) {
        Map<String, PersonRow> rows = new HashMap<>();
        batches.forEach(batch ->
                batch.entriesByPerson().forEach((id, entry) -> entry.forPerson().ifPresent(row -> rows.put(id, row))));
        return rows;
    }

    /**
     * A job with its change.
     *
     * @param rows the rows of a file by person, which have changes of their own
     */
    private record Work(Job job, Change change, Map<String, PersonRow> rows) {
        long sequence() {
            return job.sequence().orElseThrow();
        }

        Decision decide(String id, Optional<Person> read, Instant now) {
            PersonRow row = rows.get(id);
            return row == null
                    ? Decision.of(read, change, job.rights(), sequence(), now)
                    : RowDecision.of(read, row, job.rights(), sequence(), now);
        }
    }

    private static PersonResult unprocessed(
            Job job, String id, Optional<Person> person, Outcome otherwise, String reason) {
        long sequence = job.sequence().orElseThrow();
        return person.filter(read -> read.isWrittenBy(sequence))
                .map(read -> read.isCreatedBy(sequence) ? Outcome.CREATED : Outcome.CHANGED)
                .map(written -> new PersonResult(id, written, ""))
                .orElseGet(() -> new PersonResult(id, otherwise, reason));
    }

    private Map<String, PersonResult> settle(Work work, List<Batch> batches, Map<String, Person> known) {
        Job job = work.job();
        Map<String, PersonResult> settled = new HashMap<>();
        Map<String, Person> read = new HashMap<>(known);
        List<Batch> unread = without(batches, known.keySet());
        // No write checks the result of a dry run, so it needs a consistent read.
        read.putAll(peopleReader.read(job, unread, job.dryRun()));
        // The planner's copy may be older than what a crashed delivery of this very batch has written.
        Set<String> open = decide(work, ids(batches), read, job.dryRun() ? Set.of() : ids(batches), settled);
        if (!open.isEmpty()) {
            optimisticRetry.afterFirstAttempt().untilDone(() -> decideLatest(work, batches, settled));
        }
        return settled;
    }

    /** Decides about the people that are not settled yet, after a consistent read. Returns whether all are settled. */
    private boolean decideLatest(Work work, List<Batch> batches, Map<String, PersonResult> settled) {
        List<Batch> unsettled = without(batches, settled.keySet());
        Map<String, Person> latest = peopleReader.read(work.job(), unsettled, true);
        return decide(work, ids(unsettled), latest, Set.of(), settled).isEmpty();
    }

    private static Set<String> ids(List<Batch> batches) {
        // In the order of the batches, because of two people who claim one unique key the first gets it.
        Set<String> ids = new LinkedHashSet<>();
        batches.forEach(batch -> ids.addAll(batch.ids()));
        return ids;
    }

    /** Returns the batches without these people. */
    private static List<Batch> without(List<Batch> batches, Set<String> done) {
        return batches.stream()
                .map(batch -> batch.only(
                        batch.ids().stream().filter(id -> !done.contains(id)).toList()))
                .filter(batch -> !batch.ids().isEmpty())
                .toList();
    }

    /**
     * Decides about the people and writes the changed ones. Returns the ids that must be decided again: version
     * conflicts, and people who seem to need no write by a copy that may be stale.
     *
     * @param mayBeStale ids whose copy may be stale
     */
    private Set<String> decide(
            Work work,
            Collection<String> ids,
            Map<String, Person> read,
            Set<String> mayBeStale,
            Map<String, PersonResult> settled) {
        Job job = work.job();
        Map<String, PersonResult> results = new HashMap<>();
        List<PersonWrite> writes = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (String id : ids) {
            Optional<Person> before = Optional.ofNullable(read.get(id));
            Decision decision = work.decide(id, before, time.now());
            if (decision.write().isEmpty() && mayBeStale.contains(id)) {
                open.add(id);
            } else {
                decision.write().ifPresent(after -> writes.add(PersonWrite.between(before, after)));
                results.put(id, new PersonResult(id, decision.outcome(), decision.reason()));
            }
        }
        Map<String, SaveFailure> failures =
                job.dryRun() ? peopleWriter.checkUniqueKeys(job.tenant(), writes) : save(work, writes, read);
        failures.forEach((id, failure) -> addFailure(id, failure, results, open));
        results.keySet().removeAll(open);
        settled.putAll(results);
        return open;
    }

    /** Only rows join organizations. The roster is written before the person. */
    private Map<String, SaveFailure> save(Work work, List<PersonWrite> writes, Map<String, Person> read) {
        if (!work.rows().isEmpty()) {
            Map<String, Set<String>> joins = joins(writes, read);
            people.enroll(work.job().tenant(), joins);
        }
        return peopleWriter.save(work.job().tenant(), writes);
    }

    private static Map<String, Set<String>> joins(List<PersonWrite> writes, Map<String, Person> read) {
        Map<String, Set<String>> joins = new TreeMap<>();
        for (PersonWrite write : writes) {
            Person after = write.person();
            Person before = read.getOrDefault(after.id(), Person.create(after.id(), after.born()));
            after.joined().stream()
                    .filter(organization -> !before.hasJoined(organization))
                    .forEach(organization -> joins.computeIfAbsent(organization, _ -> new TreeSet<>())
                            .add(after.id()));
        }
        return joins;
    }

    private static void addFailure(
            String id, SaveFailure failure, Map<String, PersonResult> results, Set<String> open) {
        switch (failure) {
            case SaveFailure.VersionConflict _ -> open.add(id);
            case SaveFailure.UniqueKeyTaken uniqueKeyTaken ->
                results.put(id, new PersonResult(id, Outcome.REFUSED, uniqueKeyTaken.reason()));
        }
    }
}
