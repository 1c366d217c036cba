package dev.muster.core.flow;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.Result;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells what became of every selected person, page by page, each exactly once and in the order selected. */
public final class Results {
    /** Batches on a page of results: 10,000 people, which fit into one answer at their longest. */
    private static final int BATCHES = 100;

    private final Jobs jobs;

    public Results(Jobs jobs) {
        this.jobs = jobs;
    }

    /** One person; no result while it is pending. */
    public record Line(String id, Optional<Result> result) {
        /** The word for people nothing has been decided about yet. */
        public static final String PENDING = "pending";

        /** The outcome's name, or {@link #PENDING}. */
        public String word() {
            return result.map(known -> known.outcome().word()).orElse(PENDING);
        }
    }

    /**
     * A page of results.
     *
     * @param next the batch the next page begins with; none on the last page
     */
    public record Page(List<Line> lines, OptionalInt next) {}

    /**
     * The results from batch number {@code from} on.
     *
     * @param only the word of the lines that are wanted; empty for all of them
     */
    public Page page(Job job, int from, Optional<String> only, Deadline deadline) {
        List<BatchKey> all = Planning.of(jobs, job, deadline).keys().toList();
        int to = Math.min(all.size(), from + BATCHES);
        List<BatchKey> keys = all.subList(Math.min(from, to), to);
        List<Line> lines = read(job, keys, deadline)
                .filter(line -> only.isEmpty() || only.get().equals(line.word()))
                .toList();
        return new Page(lines, to < all.size() ? OptionalInt.of(to) : OptionalInt.empty());
    }

    private Stream<Line> read(Job job, List<BatchKey> keys, Deadline deadline) {
        Tallied tallied = tallied(job, keys, deadline);
        Map<BatchKey, Outcomes> outcomes = jobs.outcomes(job.tenant(), job.id(), tallied.withExceptions(), deadline);
        Map<BatchKey, Batch> batches = new TreeMap<>(jobs.batches(job.tenant(), job.id(), keys, deadline));
        return batches.values().stream().flatMap(batch -> lines(batch, tallied, outcomes.get(batch.key())));
    }

    private record Tallied(Set<BatchKey> done, List<BatchKey> withExceptions) {}

    private Tallied tallied(Job job, List<BatchKey> keys, Deadline deadline) {
        Set<BatchKey> done = new HashSet<>();
        List<BatchKey> withExceptions = new ArrayList<>();
        Map<?, Tally> pages = jobs.tallies(
                job.tenant(),
                job.id(),
                keys.stream().map(BatchKey::page).distinct().toList(),
                deadline);
        for (BatchKey key : keys) {
            Tally page = pages.get(key.page());
            if (page.knows(key)) {
                done.add(key);
                if (page.withExceptions().contains(key.number())) {
                    withExceptions.add(key);
                }
            }
        }
        return new Tallied(done, withExceptions);
    }

    private static Stream<Line> lines(Batch batch, Tallied tallied, Outcomes outcomes) {
        if (!tallied.done().contains(batch.key())) {
            return batch.ids().stream().map(id -> new Line(id, Optional.empty()));
        }
        Map<String, Result> exceptions = new HashMap<>();
        if (outcomes != null) {
            outcomes.exceptions().forEach(exception -> exceptions.put(exception.id(), exception));
        }
        return batch.ids().stream()
                .map(id -> new Line(id, Optional.of(exceptions.getOrDefault(id, new Result(id, Outcome.CHANGED, "")))));
    }
}
