package dev.muster.core.flow.batch;

import dev.muster.core.file.RowEntry;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The recorded results of the people of some batches of a job. */
public final class RecordedResults {
    private final Job job;
    private final Set<BatchKey> tallied;
    private final Map<BatchKey, Map<String, PersonResult>> exceptions;

    private RecordedResults(Job job, Set<BatchKey> tallied, Map<BatchKey, Map<String, PersonResult>> exceptions) {
        this.job = job;
        this.tallied = tallied;
        this.exceptions = exceptions;
    }

    /**
     * Reads the results of the batches. Outcomes that no tally page names are ignored: their worker may never have
     * counted them.
     */
    public static RecordedResults of(Jobs jobs, Job job, List<BatchKey> keys) {
        Map<PageKey, Tally> pages = jobs.tallies(
                job.tenant(),
                job.id(),
                keys.stream().map(BatchKey::page).distinct().toList());
        Set<BatchKey> tallied = new HashSet<>();
        Set<BatchKey> withExceptions = new HashSet<>();
        for (BatchKey key : keys) {
            Tally page = Objects.requireNonNull(pages.get(key.page()));
            if (page.knows(key)) {
                tallied.add(key);
                if (page.withExceptions().contains(key.number())) {
                    withExceptions.add(key);
                }
            }
        }
        Map<BatchKey, Map<String, PersonResult>> exceptions = new HashMap<>();
        jobs.outcomes(job.tenant(), job.id(), withExceptions)
                .forEach((key, outcomes) -> exceptions.put(key, byId(outcomes)));
        return new RecordedResults(job, tallied, exceptions);
    }

    private static Map<String, PersonResult> byId(BatchOutcomes outcomes) {
        Map<String, PersonResult> byId = new HashMap<>();
        outcomes.exceptions().forEach(result -> byId.put(result.id(), result));
        return byId;
    }

    /** Returns the result of a person of a batch without rows; empty while it is pending. */
    public Optional<PersonResult> result(BatchKey batch, String id) {
        return result(batch, id, Outcome.CHANGED);
    }

    /** Returns the result of a row of the batch; empty while it is pending, and of a row that does not count. */
    public Optional<PersonResult> result(BatchKey batch, RowEntry row) {
        Optional<Outcome> planned = row.plan().outcome();
        if (row.person().isPresent()) {
            return result(batch, row.person().get(), planned.orElseThrow());
        }
        boolean hasEnded = tallied.contains(batch) || (job.sequence().isEmpty() && job.hasEnded());
        return planned.filter(_ -> hasEnded)
                .map(outcome -> new PersonResult("", outcome, row.plan().reason()));
    }

    private Optional<PersonResult> result(BatchKey batch, String id, Outcome planned) {
        if (tallied.contains(batch)) {
            return Optional.of(
                    exceptions.getOrDefault(batch, Map.of()).getOrDefault(id, new PersonResult(id, planned, "")));
        }
        // A job that never ran has no tally; all its people have the same outcome.
        return job.sequence().isEmpty() ? job.completion().map(ending -> unrun(id, ending)) : Optional.empty();
    }

    private PersonResult unrun(String id, Completion ending) {
        return ending.state() == JobState.REFUSED
                ? new PersonResult(id, Outcome.REFUSED, refusal(ending.totals().sum()))
                : new PersonResult(
                        id, Outcome.SKIPPED, job.lifecycle().cancelled().orElse(""));
    }

    private String refusal(long selected) {
        long most = job.options().maxAffected().orElse(Long.MAX_VALUE);
        return selected > most
                ? "%d people are selected, more than max_affected %d allows".formatted(selected, most)
                : "more rows are refused or not found than max_refused allows";
    }
}
