package dev.muster.core.flow;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Result;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
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

    private final Reading reading;
    private final Save save;
    private final Time time;
    private final RandomGenerator chance;

    public ChangePeople(People people, Time time, RandomGenerator chance) {
        this.reading = new Reading(people);
        this.save = new Save(people);
        this.time = time;
        this.chance = chance;
    }

    /**
     * The results of every batch that could be settled, in the order of its ids. A batch with a person who kept being
     * changed by others is left out; its other people are done.
     *
     * @param known people of the batches as they were read after the job had its number: those need not be read
     */
    public Map<BatchKey, List<Result>> change(
            Job job, List<Batch> batches, Map<String, Person> known, Deadline deadline) {
        Map<String, Result> settled = settle(job, batches, known, deadline);
        Map<BatchKey, List<Result>> results = new HashMap<>();
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
    public Map<BatchKey, List<Result>> leave(
            Job job, List<Batch> batches, Outcome otherwise, String reason, Deadline deadline) {
        Map<String, Person> read = reading.read(job, batches, true, deadline);
        Map<BatchKey, List<Result>> results = new HashMap<>();
        for (Batch batch : batches) {
            results.put(
                    batch.key(),
                    batch.ids().stream()
                            .map(id -> left(job, id, Optional.ofNullable(read.get(id)), otherwise, reason))
                            .toList());
        }
        return results;
    }

    private static Result left(Job job, String id, Optional<Person> person, Outcome otherwise, String reason) {
        return person.filter(read ->
                        read.hasAnyBy(job.sequence().orElseThrow(), job.change().paths()))
                .map(changed -> new Result(id, Outcome.CHANGED, ""))
                .orElseGet(() -> new Result(id, otherwise, reason));
    }

    private Map<String, Result> settle(Job job, List<Batch> batches, Map<String, Person> known, Deadline deadline) {
        Map<String, Result> settled = new HashMap<>();
        Map<String, Person> read = new HashMap<>(known);
        List<Batch> unread = without(batches, known.keySet());
        // What a dry run reports is never checked by a write, so it must not come from an old copy.
        read.putAll(reading.read(job, unread, job.dryRun(), deadline));
        Set<String> open = decide(job, ids(batches), read, job.dryRun() ? Set.of() : ids(unread), settled, deadline);
        for (int tried = 1; tried < TRIES && !open.isEmpty(); tried++) {
            Map<String, Person> latest = reading.read(job, without(batches, settled.keySet()), true, deadline);
            open = decide(job, open, latest, Set.of(), settled, deadline);
            if (!open.isEmpty()) {
                time.pause(LONGEST_PAUSE.multipliedBy(chance.nextInt(1, 101)).dividedBy(100));
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
            Map<String, Result> settled,
            Deadline deadline) {
        Map<String, Result> results = new HashMap<>();
        List<Guarded> writes = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (String id : ids) {
            Optional<Person> before = Optional.ofNullable(read.get(id));
            Decision decision = Decision.of(
                    before, job.change(), job.rules(), job.sequence().orElseThrow(), time.now());
            if (decision.write().isEmpty() && mayBeOld.contains(id)) {
                open.add(id);
            } else {
                decision.write().ifPresent(after -> writes.add(Guarded.between(before, after)));
                results.put(id, new Result(id, decision.outcome(), decision.reason()));
            }
        }
        Map<String, Hindrance> hindered = job.dryRun()
                ? save.rehearse(job.tenant(), writes, deadline)
                : save.save(job.tenant(), writes, deadline);
        hindered.forEach((id, hindrance) -> hinder(id, hindrance, results, open));
        results.keySet().removeAll(open);
        settled.putAll(results);
        return open;
    }

    private static void hinder(String id, Hindrance hindrance, Map<String, Result> results, Set<String> open) {
        switch (hindrance) {
            case Hindrance.Conflict conflict -> open.add(id);
            case Hindrance.Taken taken -> results.put(id, new Result(id, Outcome.REFUSED, taken.reason()));
        }
    }
}
