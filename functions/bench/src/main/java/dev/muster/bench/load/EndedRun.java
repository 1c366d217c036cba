package dev.muster.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Jobs that have ended.
 *
 * @param jobs the documents of the jobs
 * @param seconds from the first request to the last end
 */
public record EndedRun(List<JsonNode> jobs, double seconds) {

    public EndedRun {
        jobs = List.copyOf(jobs);
    }

    /** Returns the number of people with the outcome in all jobs, such as {@code changed}. */
    public long total(String outcome) {
        return jobs.stream()
                .mapToLong(job -> job.path("totals").path(outcome).asLong())
                .sum();
    }

    /**
     * Returns this run.
     *
     * @throws IllegalStateException if another number of people has the outcome
     */
    public EndedRun with(String outcome, long people) {
        if (total(outcome) != people) {
            throw new IllegalStateException("expected " + people + " people " + outcome + ": " + jobs);
        }
        return this;
    }
}
