package dev.muster.core.flow;

import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Ending;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Result;
import dev.muster.core.job.State;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been decided about the people of some batches of one job. */
final class Decided {
    private final Job job;
    private final Set<BatchKey> tallied;
    private final Map<BatchKey, Map<String, Result>> exceptions;

    private Decided(Job job, Set<BatchKey> tallied, Map<BatchKey, Map<String, Result>> exceptions) {
        this.job = job;
        this.tallied = tallied;
        this.exceptions = exceptions;
    }

    /** Outcomes that no tally names are not asked for: they may be of a worker that never came to count them. */
    static Decided of(Jobs jobs, Job job, List<BatchKey> keys, Deadline deadline) {
        Map<PageKey, Tally> pages = jobs.tallies(
                job.tenant(),
                job.id(),
                keys.stream().map(BatchKey::page).distinct().toList(),
                deadline);
        Set<BatchKey> tallied = new HashSet<>();
        Set<BatchKey> withExceptions = new HashSet<>();
        for (BatchKey key : keys) {
            Tally page = pages.get(key.page());
            if (page.knows(key)) {
                tallied.add(key);
                if (page.withExceptions().contains(key.number())) {
                    withExceptions.add(key);
                }
            }
        }
        Map<BatchKey, Map<String, Result>> exceptions = new HashMap<>();
        jobs.outcomes(job.tenant(), job.id(), withExceptions, deadline)
                .forEach((key, outcomes) -> exceptions.put(key, byId(outcomes)));
        return new Decided(job, tallied, exceptions);
    }

    private static Map<String, Result> byId(Outcomes outcomes) {
        Map<String, Result> byId = new HashMap<>();
        outcomes.exceptions().forEach(result -> byId.put(result.id(), result));
        return byId;
    }

    /** What became of somebody of that batch; empty when nothing has been decided yet. */
    Optional<Result> result(BatchKey batch, String id) {
        if (tallied.contains(batch)) {
            return Optional.of(
                    exceptions.getOrDefault(batch, Map.of()).getOrDefault(id, new Result(id, Outcome.CHANGED, "")));
        }
        // Of what never ran nothing is tallied: all its people came to the same.
        return job.sequence().isEmpty() ? job.ending().map(ending -> unrun(id, ending)) : Optional.empty();
    }

    private Result unrun(String id, Ending ending) {
        return ending.state() == State.REFUSED
                ? new Result(
                        id,
                        Outcome.REFUSED,
                        "%d people are selected, more than maxAffected %d allows"
                                .formatted(
                                        ending.totals().sum(),
                                        job.terms().maxAffected().orElseThrow()))
                : new Result(id, Outcome.SKIPPED, job.course().cancelled().orElse(""));
    }
}
