package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.List;

/** The next step of a job whose slots are all closed. It is a pure function of the stored facts. */
public sealed interface NextStep {

    /** No step: batches are not tallied yet, the job waits for a release, or its end is published. */
    record Wait() implements NextStep {}

    /** The job takes its sequence and runs. */
    record Run() implements NextStep {}

    /** The job ends with this completion. */
    record End(Completion ending) implements NextStep {}

    /** The end of the job is published. */
    record Publish() implements NextStep {}

    /**
     * Returns the next step of the job.
     *
     * @param planned the complete plan: every slot is closed
     * @param pages the tally pages, read after the plan was complete
     */
    static NextStep of(Job job, PlanProgress planned, List<Tally> pages, Instant now) {
        if (job.hasEnded()) {
            return job.lifecycle().published() ? new Wait() : new Publish();
        }
        return job.sequence().isPresent() ? running(job, planned, pages, now) : waiting(job, planned, now);
    }

    private static NextStep running(Job job, PlanProgress planned, List<Tally> pages, Instant now) {
        int done = pages.stream().mapToInt(page -> page.done().size()).sum();
        JobState state = job.isCancelled() ? JobState.CANCELLED : JobState.COMPLETED;
        return done == planned.batches()
                ? new End(new Completion(
                        state,
                        Tally.sum(pages),
                        planned.batches(),
                        now,
                        planned.rows().repeated()))
                : new Wait();
    }

    /** A job without a sequence has changed no person and has no tally. */
    private static NextStep waiting(Job job, PlanProgress planned, Instant now) {
        if (job.isCancelled()) {
            return new End(Completion.unrun(JobState.CANCELLED, Outcome.SKIPPED, planned, now));
        }
        if (job.exceedsLimit(planned)) {
            return new End(Completion.unrun(JobState.REFUSED, Outcome.REFUSED, planned, now));
        }
        return job.options().hold().isPresent() ? new Wait() : new Run();
    }
}
