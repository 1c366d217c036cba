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

    private final People people;
    private final Save save;
    private final Time time;
    private final RandomGenerator chance;

    public ChangePeople(People people, Time time, RandomGenerator chance) {
        this.people = people;
        this.save = new Save(people);
        this.time = time;
        this.chance = chance;
    }

    /**
     * The results of every batch that could be settled, in the order of its ids. A batch with a person who kept being
     * changed by others is left out; its other people are done.
     */
    public Map<BatchKey, List<Result>> change(Job job, List<Batch> batches, Deadline deadline) {
        Set<String> ids = new HashSet<>();
        batches.forEach(batch -> ids.addAll(batch.ids()));
        Map<String, Result> settled = settle(job, ids, deadline);
        Map<BatchKey, List<Result>> results = new HashMap<>();
        for (Batch batch : batches) {
            if (settled.keySet().containsAll(batch.ids())) {
                results.put(batch.key(), batch.ids().stream().map(settled::get).toList());
            }
        }
        return results;
    }

    private Map<String, Result> settle(Job job, Set<String> ids, Deadline deadline) {
        Map<String, Result> settled = new HashMap<>();
        // What a dry run reports is never checked by a write, so it must not come from an old copy.
        Map<String, Person> read = job.dryRun() || ids.isEmpty()
                ? people.loadLatest(job.tenant(), ids, deadline)
                : people.load(job.tenant(), ids, deadline);
        Set<String> open = decide(job, ids, read, job.dryRun(), settled, deadline);
        for (int tried = 1; tried < TRIES && !open.isEmpty(); tried++) {
            Map<String, Person> latest = people.loadLatest(job.tenant(), open, deadline);
            open = decide(job, open, latest, true, settled, deadline);
            if (!open.isEmpty()) {
                time.pause(LONGEST_PAUSE.multipliedBy(chance.nextInt(1, 101)).dividedBy(100));
            }
        }
        return settled;
    }

    /**
     * Decides everybody and writes the changed. Returns who is still open: those another write came between, and those
     * of whom a copy that may be old says that nothing needs writing, since no write's condition will check that.
     */
    private Set<String> decide(
            Job job,
            Collection<String> ids,
            Map<String, Person> read,
            boolean isLatest,
            Map<String, Result> settled,
            Deadline deadline) {
        Map<String, Result> results = new HashMap<>();
        List<Guarded> writes = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (String id : ids) {
            Optional<Person> before = Optional.ofNullable(read.get(id));
            Decision decision = Decision.of(
                    before, job.change(), job.rules(), job.sequence().orElseThrow(), time.now());
            if (decision.write().isEmpty() && !isLatest) {
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
