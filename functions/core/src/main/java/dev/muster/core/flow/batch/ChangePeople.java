package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.people.PeopleWriter;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.PersonResult;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Brings a change to the people of some batches: reads them, decides, writes, and decides again where it must. */
public final class ChangePeople {
    /** So often is a person tried again whom other writers keep changing under our hands. */
    private static final int TRIES = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final PeopleReader peopleReader;
    private final PeopleWriter peopleWriter;
    private final Time time;
    private final RandomGenerator random;

    public ChangePeople(Ports ports) {
        this.peopleReader = new PeopleReader(ports.people());
        this.peopleWriter = new PeopleWriter(ports.people());
        this.time = ports.time();
        this.random = ports.random();
    }

    /**
     * The results of every batch that could be settled, in the order of its ids. A batch with a person who kept being
     * changed by others is left out; its other people are done.
     *
     * @param known people of the batches as they were read after the job had its number: those need not be read
     */
    public Map<BatchKey, List<PersonResult>> change(Job job, List<Batch> batches, Map<String, Person> known) {
        Map<String, PersonResult> settled = settle(job, batches, known);
        Map<BatchKey, List<PersonResult>> results = new HashMap<>();
        for (Batch batch : batches) {
            if (settled.keySet().containsAll(batch.ids())) {
                results.put(batch.key(), batch.ids().stream().map(settled::get).toList());
            }
        }
        return results;
    }

    /**
     * The results of batches that are left as they are: whom the job has written is changed, everybody else came to
     * {@code otherwise}.
     */
    public Map<BatchKey, List<PersonResult>> closeUnprocessed(
            Job job, List<Batch> batches, Outcome otherwise, String reason) {
        Map<String, Person> read = peopleReader.read(job, batches, true);
        Map<BatchKey, List<PersonResult>> results = new HashMap<>();
        for (Batch batch : batches) {
            results.put(
                    batch.key(),
                    batch.ids().stream()
                            .map(id -> left(job, id, Optional.ofNullable(read.get(id)), otherwise, reason))
                            .toList());
        }
        return results;
    }

    private static PersonResult left(Job job, String id, Optional<Person> person, Outcome otherwise, String reason) {
        return person.filter(read ->
                        read.hasAnyBy(job.sequence().orElseThrow(), job.change().paths()))
                .map(_ -> new PersonResult(id, Outcome.CHANGED, ""))
                .orElseGet(() -> new PersonResult(id, otherwise, reason));
    }

    private Map<String, PersonResult> settle(Job job, List<Batch> batches, Map<String, Person> known) {
        Map<String, PersonResult> settled = new HashMap<>();
        Map<String, Person> read = new HashMap<>(known);
        List<Batch> unread = without(batches, known.keySet());
        // What a dry run reports is never checked by a write, so it must not come from an old copy.
        read.putAll(peopleReader.read(job, unread, job.dryRun()));
        Set<String> open = decide(job, ids(batches), read, job.dryRun() ? Set.of() : ids(unread), settled);
        for (int tried = 1; tried < TRIES && !open.isEmpty(); tried++) {
            Map<String, Person> latest = peopleReader.read(job, without(batches, settled.keySet()), true);
            open = decide(job, open, latest, Set.of(), settled);
            if (!open.isEmpty()) {
                time.sleep(LONGEST_PAUSE.multipliedBy(random.nextInt(1, 101)).dividedBy(100));
            }
        }
        return settled;
    }

    private static Set<String> ids(List<Batch> batches) {
        Set<String> ids = new HashSet<>();
        batches.forEach(batch -> ids.addAll(batch.ids()));
        return ids;
    }

    /** What is left of the batches when these people are taken out. */
    private static List<Batch> without(List<Batch> batches, Set<String> done) {
        return batches.stream()
                .map(batch -> batch.only(
                        batch.ids().stream().filter(id -> !done.contains(id)).toList()))
                .filter(batch -> !batch.ids().isEmpty())
                .toList();
    }

    /**
     * Decides everybody and writes the changed. Returns who is still open: those another write came between, and those
     * of whom a copy that may be old says that nothing needs writing, since no write's condition will check that.
     *
     * @param mayBeOld of whom the copy may be old
     */
    private Set<String> decide(
            Job job,
            Collection<String> ids,
            Map<String, Person> read,
            Set<String> mayBeOld,
            Map<String, PersonResult> settled) {
        Map<String, PersonResult> results = new HashMap<>();
        List<PersonWrite> writes = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (String id : ids) {
            Optional<Person> before = Optional.ofNullable(read.get(id));
            Decision decision = Decision.of(
                    before, job.change(), job.rules(), job.sequence().orElseThrow(), time.now());
            if (decision.write().isEmpty() && mayBeOld.contains(id)) {
                open.add(id);
            } else {
                decision.write().ifPresent(after -> writes.add(PersonWrite.between(before, after)));
                results.put(id, new PersonResult(id, decision.outcome(), decision.reason()));
            }
        }
        Map<String, SaveFailure> hindered = job.dryRun()
                ? peopleWriter.checkUniqueKeys(job.tenant(), writes)
                : peopleWriter.save(job.tenant(), writes);
        hindered.forEach((id, hindrance) -> hinder(id, hindrance, results, open));
        results.keySet().removeAll(open);
        settled.putAll(results);
        return open;
    }

    private static void hinder(String id, SaveFailure hindrance, Map<String, PersonResult> results, Set<String> open) {
        switch (hindrance) {
            case SaveFailure.VersionConflict _ -> open.add(id);
            case SaveFailure.UniqueKeyTaken uniqueKeyTaken ->
                results.put(id, new PersonResult(id, Outcome.REFUSED, uniqueKeyTaken.reason()));
        }
    }
}
